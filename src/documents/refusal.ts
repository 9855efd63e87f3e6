import { readString } from "../untrusted";

/**
 * Why a command cannot be carried out: a document that cannot be read, a module without a table, a wrong option.
 * Its message is one sentence for the person at the terminal, who gets it without a stack and with exit code 2.
 */
export class Refusal extends Error {}

/** What went wrong, in the first line of an error's own words; of a text, its first line. */
export function reasonOf(error: unknown): string {
  const message = readString(error, "message") ?? String(error);
  const firstLine = message.trim().replace(/[\r\n][^]*$/, "");
  return firstLine.replace(/[.:]$/, "");
}
