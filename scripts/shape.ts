// `npm run shape`: counts the files, lines and imports of `src`, and the files that one thrown `NotFound` runs through.
// `npm run shape -- --check` exits with 1 if a count is beyond its limit, which scripts/shape-limits.ts sets.
import { parseArgs } from "node:util";
import { measureNotFound } from "./measure-not-found";
import { findCircles, importedOnce, measureSources, readSources, type SourceFile } from "./measure-sources";
import {
  exceededLimits,
  familyOf,
  FAMILIES,
  importsPer100Lines,
  limitedFiles,
  roomOf,
  sum,
} from "./shape-limits";

const COLUMNS = ["files", "lines", "lines/file", "imports", "imports/100", "imported once"];

function rowOf(name: string, counted: readonly SourceFile[], once: ReadonlySet<string>): string {
  const lines = sum(counted, "lines");
  const cells = [
    String(counted.length),
    String(lines),
    (lines / Math.max(1, counted.length)).toFixed(0),
    String(sum(counted, "imports")),
    importsPer100Lines(counted).toFixed(1),
    String(counted.filter(({ path }) => once.has(path)).length),
  ];
  return [name.padEnd(26), ...cells.map((cell, column) => cell.padStart(width(column)))].join("");
}

function width(column: number): number {
  return (COLUMNS[column] ?? "").length + 3;
}

function printTable(files: readonly SourceFile[], once: ReadonlySet<string>): void {
  const outside = files.filter(({ path }) => familyOf(path) === undefined);
  const inside = files.filter(({ path }) => familyOf(path) !== undefined);
  const rooms = [...new Set(outside.map(({ path }) => roomOf(path)))].sort();
  console.log(["".padEnd(26), ...COLUMNS.map((name, column) => name.padStart(width(column)))].join(""));
  for (const room of rooms) {
    const counted = outside.filter(({ path }) => roomOf(path) === room);
    console.log(rowOf(room === "." ? "in no room" : room, counted, once));
  }
  console.log(rowOf("outside the families", outside, once));
  for (const family of FAMILIES) {
    const counted = inside.filter(({ path }) => familyOf(path) === family);
    if (counted.length > 0) console.log(rowOf(`mappers/${family}`, counted, once));
  }
  console.log(rowOf("families of mappers", inside, once));
  console.log(rowOf("src", files, once));
  console.log(rowOf("the rooms with limits", limitedFiles(files), once));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const sources = readSources("src");
  const files = measureSources(sources);
  const once = importedOnce(files);
  const circles = findCircles(files);
  const ran = await measureNotFound(sources);

  printTable(files, new Set(once.map(({ path }) => path)));
  console.log(`\nImported by exactly one other file: ${once.length}`);
  for (const { path, importer } of once) console.log(`  ${path} by ${importer}`);
  console.log(`\nCircles of imports: ${circles.length}`);
  for (const { paths, typesOnly } of circles) {
    console.log(`  ${paths.join(", ")}${typesOnly ? " (by types alone)" : ""}`);
  }
  const functions = [...ran.values()].reduce((total, count) => total + count, 0);
  console.log(`\nOne thrown NotFound runs through ${ran.size} files and ${functions} functions:`);
  for (const [path, count] of ran) console.log(`  ${path} ${count}`);

  if (!values.check) return;
  const problems = exceededLimits(files, ran.size);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
