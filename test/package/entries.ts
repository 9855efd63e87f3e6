import { readdirSync } from "node:fs";

/** The entry points of the package: each has a module `src/<name>.ts` and an ESM facade `src/<name>.mts`. */
export const ENTRIES: readonly string[] = readdirSync("src")
  .filter((file) => file.endsWith(".mts"))
  .map((file) => file.replace(".mts", ""));

/** How an entry point is written where it is imported. */
export function specifierOf(entry: string): string {
  return entry === "index" ? "express-error-profiles" : `express-error-profiles/${entry}`;
}
