import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { Refusal } from "./refusal";

/** A line in the head of each page that the package makes. */
const MARK = '<meta name="generator" content="express-error-profiles">';

/**
 * Writes pages into a folder. Pages that an earlier run wrote are replaced, or removed if they are not among the new
 * ones.
 *
 * @throws Refusal if that would overwrite a file that this program did not write. Then nothing is written.
 */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  const inTheWay = [...pages.keys()].find((path) => isForeign(join(folder, path)));
  if (inTheWay !== undefined) throw new Refusal(`its ${inTheWay} was not written by this command`);
  for (const [path, text] of pages) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const page = join(folder, path);
    if (!path.endsWith("index.html") || pages.has(path.split(sep).join("/")) || !isPage(page)) continue;
    rmSync(page);
    rmSync(page.replace(/html$/, "json"), { force: true });
  }
}

/** Whether a file exists that is neither a page nor the data of one. */
function isForeign(file: string): boolean {
  return existsSync(file) && !isPage(file.replace(/json$/, "html"));
}

function isPage(file: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8").includes(MARK);
}
