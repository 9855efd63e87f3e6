import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, unknown> };

/** The entry points of the package, as package.json lists them; `src/NAME.ts` exports the names of each. */
export const ENTRIES: readonly string[] = Object.keys(manifest.exports)
  .filter((path) => path !== "./package.json")
  .map((path) => (path === "." ? "index" : path.slice("./".length)));

/** What users write to import an entry point. */
export function specifierOf(entry: string): string {
  return entry === "index" ? "express-error-profiles" : `express-error-profiles/${entry}`;
}

/** Those that a browser can load, which bundlers also get as ES modules, to leave out what is not used. */
export const BROWSER_ENTRIES: readonly string[] = ["client", "envelopes"];
