import { errorReader } from "express-error-profiles/client";
import { libraryTable } from "./table";

/** Reads the errors of the library by the same table. */
export const reader = errorReader(libraryTable);

/** A client of the library. It loads nothing of the server. */
export class LibraryClient {
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  /** Lends a book, and returns in a sentence what came of it. */
  async lend(id: string, member?: string): Promise<string> {
    const response = await fetch(`${this.address}/books/${id}/loans`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ member }),
    });
    const error = await reader.read(response);
    if (error === undefined) {
      const { title } = (await response.json()) as { title: string };
      return `${String(member)} has "${title}".`;
    }
    // An editor completes the codes of the table.
    switch (error.code) {
      case "book-unknown":
        return "Choose another book.";
      case "book-lent":
        return `${error.detail ?? ""} ${libraryTable.codes["book-lent"].remedy}`;
      case "too-many-books":
        return `${error.detail ?? ""} ${libraryTable.codes["too-many-books"].remedy}`;
      case "closed":
        return `Come back in ${String(Math.ceil((error.retryAfter ?? 0) / 3_600_000))} hours.`;
      case "member-missing":
        return (error.issues ?? []).map(({ pointer, detail }) => `${pointer} ${detail}.`).join(" ");
      default:
        // Not documented: a gateway's page, or a failure of the library.
        return `Failed with ${String(error.status)} ${error.reason} (${error.requestId ?? "no id"}).`;
    }
  }
}
