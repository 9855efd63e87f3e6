/** A Markdown table: the heading cells, then a list of cells a row. */
export function table(heading, rows) {
  const separator = heading.map((_, column) => (column === 0 ? "---" : "---:"));
  return [heading, separator, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
