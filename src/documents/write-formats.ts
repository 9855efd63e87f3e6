import { allCodes } from "./compare-tables";
import { oneLine, plainCodes, type Table } from "./table";

/** The data of a table as JSON, which `defineProfile` takes. An empty catalogue would say that no code may be sent. */
export function writeJson({ name, rows, codes }: Table): string {
  const catalogue = codes.size === 0 ? {} : { codes: plainCodes(codes) };
  const plain = { name, rows: Object.fromEntries(rows), ...catalogue };
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

/**
 * The page of a table. `check` finds no difference between both. `read`, which knows codes only by their look, reads the
 * same table if its codes look like codes and its texts like texts.
 */
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
  const parts = oneLine(text).split(/(https?:\/\/[^\s<>|\\`[\]]+)/);
  return parts.map((part, index) => (index % 2 === 1 ? `<${part}>` : escaped(part))).join("");
}

/** A colon, an at sign and the dot of "www." could make links of words. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~]|:(?=\/)|@|(?<=www)\./gi, (character, index: number) => {
    // One underscore between letters is no mark: key_id.
    const isInWord =
      character === "_" && /[^\W_]/.test(text.charAt(index - 1)) && /[^\W_]/.test(text.charAt(index + 1));
    return isInWord ? character : `\\${character}`;
  });
}
