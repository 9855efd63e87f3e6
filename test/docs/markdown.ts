import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** The pages that a user reads, by their paths from the root of the project. */
export const PAGES: readonly string[] = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** A fenced block of code. */
export interface CodeBlock {
  /** Where it stands, for the title of a test: `README.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

export function readPage(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The fenced blocks of a text, those inside of doc comments included. */
export function codeBlocks(path: string): CodeBlock[] {
  const text = readPage(path);
  return [...text.matchAll(/^( *(?:\* )?)```(\w+)\n([^]*?)^ *(?:\* )?```$/gm)].map((match) => ({
    place: `${path}:${String(text.slice(0, match.index).split("\n").length)}`,
    language: match[2] ?? "",
    code: (match[3] ?? "").replace(/^ *\* ?/gm, (start) => ((match[1] ?? "") === "" ? start : "")),
  }));
}

/** The anchors of the headings of a page, of every depth, as GitHub makes them. */
export function anchors(path: string): string[] {
  const headings = [...withoutCode(path).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? "");
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** The links of a page that lead to the page itself or to another file. */
export function relativeLinks(path: string): string[] {
  const links = [...withoutCode(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** The text of a page without its fenced blocks, where a `#` begins a comment. */
function withoutCode(path: string): string {
  return readPage(path).replace(/^```[^]*?^```$/gm, "");
}

/** The cells of the table that stands behind `<!-- name -->`, without its head; code marks are taken off. */
export function tableRows(path: string, name: string): string[][] {
  const behind = readPage(path).split(`<!-- ${name} -->`)[1] ?? "";
  const lines = behind.trimStart().split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(2, end === -1 ? undefined : end).map(cells);
}

function cells(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim().replace(/^`(.*)`$/, "$1"));
}
