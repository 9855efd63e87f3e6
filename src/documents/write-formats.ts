import { allCodes } from "./compare-tables";
import { plainCodes, type Table } from "./table";

/** The data of a table as JSON. */
export function writeJson({ name, rows, codes }: Table, more: object = {}): string {
  const plain = { name, rows: Object.fromEntries(rows), codes: plainCodes(codes), ...more };
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

/** The page of a table, which `read` reads as the same table. */
export function writeMarkdown(table: Table): string {
  const rows = [...table.rows].map(([status, { reason, meaning }]) => [
    String(status),
    markdownText(reason),
    markdownText(meaning),
  ]);
  const codes = [...allCodes(table)].map(([code, { statuses, meaning, remedy, href }]) => [
    linked(code, href),
    [...statuses].join(", "),
    markdownText(meaning),
    markdownText(remedy),
  ]);
  const sections = [`# ${markdownText(table.name)}`];
  if (rows.length > 0) sections.push(markdownTable(["status", "reason", "meaning"], rows));
  if (codes.length > 0)
    sections.push("## Error codes", markdownTable(["code", "status", "meaning", "remedy"], codes));
  return `${sections.join("\n\n")}\n`;
}

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A code, as a link if there is a page about it. */
function linked(code: string, href: string | undefined): string {
  const text = markdownText(code);
  return href === undefined ? text : `[${text}](<${href.replace(/[\\<>|\s]/g, encodeURIComponent)}>)`;
}

/** A text of a cell, in which nothing is markup but its links. */
function markdownText(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const parts = line.split(/(https?:\/\/[^\s<>|\\`[\]]+)/);
  return parts.map((part, index) => (index % 2 === 1 ? `<${part}>` : escaped(part))).join("");
}

/** A colon, an at sign and the dot of "www." could make links of words. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~]|:(?=\/)|@|(?<=www)\./gi, (character, index: number) => {
    // Between letters an underscore is one: key_id.
    const isInWord =
      character === "_" && /\w/.test(text.charAt(index - 1)) && /\w/.test(text.charAt(index + 1));
    return isInWord ? character : `\\${character}`;
  });
}
