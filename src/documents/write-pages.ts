import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "./refusal";

/** A line in the head of each page that the package makes. */
const MARK = '<meta name="generator" content="express-error-profiles">';

/** What a name has at most in the file systems of all common machines. */
const MOST_BYTES_OF_A_NAME = 255;

/**
 * Writes pages into a folder. Pages that an earlier run wrote are replaced, or removed if they are not among the new
 * ones.
 *
 * @throws Refusal if that would overwrite a file that this program did not write, or if a name is too long. Then nothing is
 * written.
 */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  const paths = [...pages.keys()];
  paths.forEach(checkNames);
  const inTheWay = paths.find((path) => isForeign(join(folder, path)));
  if (inTheWay !== undefined) throw new Refusal(`its ${inTheWay} was not written by this command`);
  const earlier = pagesOfIndex(folder);
  // The index comes last: it names what an earlier run wrote until all is written.
  for (const [path, text] of [...pages].reverse()) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const path of earlier) if (!pages.has(path)) removePage(join(folder, path));
}

function checkNames(path: string): void {
  for (const name of path.split("/")) {
    const bytes = Buffer.byteLength(name);
    if (bytes > MOST_BYTES_OF_A_NAME)
      throw new Refusal(
        `the name of the folder ${name} has ${bytes} bytes, and a name has at most ${MOST_BYTES_OF_A_NAME}: make the code or the reason shorter`,
      );
  }
}

/** The pages to which the index of an earlier run links. Folders below can have the pages of other profiles. */
function pagesOfIndex(folder: string): string[] {
  const index = join(folder, "index.html");
  if (!isPage(index)) return [];
  const links = readFileSync(index, "utf8").matchAll(/ href="((?:codes\/)?[^/"]+)\/index\.html"/g);
  return [...links].flatMap(([, link]) => {
    try {
      const path = decodeURIComponent(String(link).replaceAll("&#39;", "'"));
      return isBelow(path) ? [`${path}/index.html`] : [];
    } catch {
      return [];
    }
  });
}

/** Whether a path of an index that somebody may have edited stays in the folder. */
function isBelow(path: string): boolean {
  return /^(?:codes\/)?[^/\\]+$/.test(path) && !/(?:^|\/)\.{1,2}$/.test(path);
}

/** Removes a page and its data, and its folder if nothing else is in there. */
function removePage(page: string): void {
  if (!isPage(page)) return;
  rmSync(page);
  rmSync(page.replace(/html$/, "json"), { force: true });
  if (readdirSync(dirname(page)).length === 0) rmdirSync(dirname(page));
}

/** Whether a file exists that is neither a page nor the data of one. */
function isForeign(file: string): boolean {
  return existsSync(file) && !isPage(file.replace(/json$/, "html"));
}

function isPage(file: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8").includes(MARK);
}
