import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { choiceOf, type Command, type CommandName, HELP, parseCommand } from "./arguments";
import { allCodes, type Difference, differences, goneFrom, onPage } from "./compare-tables";
import { FORMATS } from "./decode-document";
import { formatWithPrettier } from "./format-with-prettier";
import { pageFilesOf, type ProfileTools, writeOpenApi } from "./from-profile";
import { type Loading, loadTable, loadValue } from "./load-module";
import { isTypeScript } from "./run-typescript";
import type { Task } from "./in-worker";
import { knownOf } from "./known";
import type { Reading } from "./read-documents";
import { reasonOf, Refusal } from "./refusal";
import { type Document, getDocument, type Places } from "./sources";
import { tableOf } from "./table";
import { writeJson, writeMarkdown } from "./write-formats";
import { writePages } from "./write-pages";
import { isWrittenHere, printable, writeTypeScript } from "./write-typescript";

/** What a command has around it. */
export interface Surroundings extends Places, Loading {
  /** The version of the package. */
  readonly version: string;
  /** Loads the functions that are not part of the program. */
  readonly loadTools: () => ProfileTools;
  readonly readSources: (...task: Task) => Promise<Reading>;
  /** Whether standard output is a terminal that shows colours. */
  readonly hasColours: boolean;
}

/** How a command ended, and what it prints. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
  /** For standard error. */
  readonly remarks: string;
}

type Run = (command: Command, surroundings: Surroundings) => Promise<Outcome>;

const COMMANDS: Readonly<Record<CommandName, Run>> = { read, check, write, diff };

/** Runs a command. Whatever goes wrong is one sentence and exit code 2. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  try {
    if (args.includes("--version")) return outcome(0, `${surroundings.version}\n`);
    const command = parseCommand(args);
    if (command === undefined) return outcome(0, HELP);
    return await COMMANDS[command.name](command, surroundings);
  } catch (error) {
    const sentence = printable(reasonOf(error));
    return outcome(2, "", `express-error-profiles: ${sentence}${/[.?!]$/.test(sentence) ? "" : "."}\n`);
  }
}

function outcome(exitCode: Outcome["exitCode"], output: string, remarks = ""): Outcome {
  return { exitCode, output, remarks };
}

async function read(command: Command, surroundings: Surroundings): Promise<Outcome> {
  const format = choiceOf(command, "format", ["ts", "json"]) ?? "ts";
  const out = command.options.get("out");
  if (out !== undefined && format === "json") {
    throw new Refusal("--format json prints to standard output; --out is for TypeScript");
  }
  if (out !== undefined && !isTypeScript(out))
    throw new Refusal(`--out takes a .ts file, but received "${out}"`);
  const documents = await getDocuments([command.first, ...command.others], command, surroundings);
  const reading = await surroundings.readSources(documents.map(({ source }) => source));
  const name = command.options.get("name") ?? nameOfDocument(command.first);
  const table = { name, ...reading };
  if (format === "json") return outcome(0, writeJson(table), linesOf(reading.assumptions));
  const file = resolve(surroundings.folder, out ?? "table.ts");
  const code = formatWithPrettier(writeTypeScript({ ...table, documents }), file, surroundings.folder);
  if (out === undefined) return outcome(0, code);
  refuseFailure(out, () => writeOwnFile(file, code));
  const counts = `${countOf(reading.rows.size, "row")}, ${countOf(reading.codes.size, "code")}`;
  return outcome(
    0,
    "",
    `${printable(out)}: ${counts}, ${countOf(reading.assumptions.length, "assumption")}\n`,
  );
}

/** Sentences as the lines of standard error. */
function linesOf(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${printable(sentence)}\n`).join("");
}

async function getDocuments(
  paths: readonly string[],
  command: Command,
  surroundings: Surroundings,
): Promise<Document[]> {
  const from = choiceOf(command, "from", FORMATS);
  const documents: Document[] = [];
  for (const path of paths) documents.push(await getDocument(path, from, surroundings));
  return documents;
}

function nameOfDocument(path: string): string {
  return path === "-" ? "document" : basename(path, extname(path));
}

/** Writes a file as a whole, unless there is one that this command has not written. */
function writeOwnFile(file: string, content: string): void {
  if (existsSync(file) && !isWrittenHere(readFileSync(file, "utf8")))
    throw new Refusal("it was not written by this command");
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

function refuseFailure(name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Refusal(`${name} cannot be written: ${reasonOf(error)}`);
  }
}

async function check(command: Command, surroundings: Surroundings): Promise<Outcome> {
  const module = command.last;
  const paths = [command.first, ...command.others.slice(0, -1)];
  const documents = await getDocuments(paths, command, surroundings);
  const table = await loadTable(module, command.options.get("export"), surroundings);
  const reading = await surroundings.readSources(
    documents.map(({ source }) => source),
    knownOf(table),
  );
  const names = documents.map(({ name }) => name).join(" and ");
  // Only what both have is compared: a page of statuses says nothing about codes, and a profile may have no codes.
  const hasRows = reading.rows.size > 0;
  const hasCodes = reading.codes.size > 0 && table.codes.size > 0;
  if (!hasRows && !hasCodes) throw new Refusal(`${names} lists only codes, and ${module} has none`);
  const remarks: string[] = [];
  if (reading.assumptions.length > 0)
    remarks.push(`${names}: ${countOf(reading.assumptions.length, "assumption")}`);
  if (reading.codes.size > 0 && !hasCodes)
    remarks.push(`${module} has no codes, so the ${reading.codes.size} of ${names} are not compared`);
  if (table.codes.size > 0 && !hasCodes)
    remarks.push(`${names} has no codes, so the ${table.codes.size} of ${module} are not compared`);
  const rows = hasRows ? table.rows : reading.rows;
  const codes = hasCodes ? table.codes : reading.codes;
  const found = differences(onPage({ rows, codes }), onPage(reading));
  const lines = reportOf(found, module, names, surroundings.hasColours);
  return outcome(found.length === 0 ? 0 : 1, lines, linesOf(remarks));
}

async function write(command: Command, surroundings: Surroundings): Promise<Outcome> {
  const format = choiceOf(command, "format", ["md", "json", "openapi", "pages"]) ?? "md";
  const out = command.options.get("out") ?? "";
  const base = command.options.get("base");
  if (format === "pages" && out === "") throw new Refusal("--format pages needs --out FOLDER");
  if (format !== "pages" && out !== "")
    throw new Refusal(`--format ${format} prints to standard output; --out is for pages`);
  if (base !== undefined && (format === "md" || format === "json"))
    throw new Refusal(`--format ${format} has no addresses; --base is for openapi and pages`);
  const { value, subject } = await loadValue(command.first, command.options.get("export"), surroundings);
  const table = tableOf(value, subject);
  if (format === "md") return outcome(0, writeMarkdown(table));
  if (format === "json") return outcome(0, writeJson(table));
  const written = { name: table.name, value, base };
  const tools = surroundings.loadTools();
  if (format === "openapi") return outcome(0, writeOpenApi(written, tools));
  const pages = pageFilesOf(written, tools);
  refuseFailure(out, () => writePages(resolve(surroundings.folder, out), pages));
  return outcome(0, "", `${printable(out)}: ${countOf(pages.size / 2, "page")}\n`);
}

async function diff(command: Command, surroundings: Surroundings): Promise<Outcome> {
  const { first: before, last: after } = command;
  const exportName = command.options.get("export");
  const old = await loadTable(before, exportName, surroundings);
  const now = await loadTable(after, exportName, surroundings);
  const found = differences({ ...old, codes: allCodes(old) }, { ...now, codes: allCodes(now) });
  const gone = goneFrom(old, now);
  const breaking = gone.length === 0 ? "" : `Gone, which can break clients: ${printable(gone.join(", "))}.\n`;
  const lines = reportOf(found, before, after, surroundings.hasColours);
  return outcome(gone.length === 0 ? 0 : 1, lines + breaking);
}

/** Differences as lines, as `diff -u` has them. */
function reportOf(found: readonly Difference[], before: string, after: string, hasColours: boolean): string {
  if (found.length === 0) return `${printable(before)} and ${printable(after)} have the same rows.\n`;
  const lines = found.map(({ sign, text }) => {
    const line = `${sign} ${printable(text)}`;
    return hasColours ? `${COLOURS[sign]}${line}\u001b[39m` : line;
  });
  return [`--- ${printable(before)}`, `+++ ${printable(after)}`, ...lines, ""].join("\n");
}

/** Red and green. */
const COLOURS = { "-": "\u001b[31m", "+": "\u001b[32m" };

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
