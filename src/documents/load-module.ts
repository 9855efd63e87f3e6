import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { isRecord, ownNames, readProperty, readString } from "../untrusted";
import { reasonOf, Refusal } from "./refusal";
import { isTypeScript, type RunTypeScript, typeScriptRunners } from "./run-typescript";
import { isTableLike, type Table, tableOf } from "./table";

/** How modules are loaded. */
export interface Loading {
  /** The folder that file names are relative to. */
  readonly folder: string;
  /** Node's `import()`. */
  readonly importModule: (file: string) => Promise<unknown>;
  /** Whether `importModule` takes TypeScript. */
  readonly stripsTypes: boolean;
  /** @default what the project has installed */
  readonly runners?: (file: string, folder: string) => readonly RunTypeScript[];
}

/** A value of a module. */
export interface Loaded {
  /** A profile, or the data of a table. */
  readonly value: unknown;
  /** What the value is called in messages. */
  readonly subject: string;
}

/** The table that a module exports, as {@link loadValue} finds it. */
export async function loadTable(
  name: string,
  exportName: string | undefined,
  loading: Loading,
): Promise<Table> {
  const { value, subject } = await loadValue(name, exportName, loading);
  return tableOf(value, subject);
}

/**
 * The table that a module exports, as it is: TypeScript, JavaScript or JSON, a profile or the data of a table.
 *
 * @param name - The file, as it was given.
 * @param exportName - The export to take; without it the module has to export exactly one table.
 * @throws Refusal if the module cannot be loaded, or if it is not plain which table is meant.
 */
export async function loadValue(
  name: string,
  exportName: string | undefined,
  loading: Loading,
): Promise<Loaded> {
  const file = resolve(loading.folder, name);
  if (!existsSync(file)) throw new Refusal(`${name} does not exist`);
  let exported: unknown;
  try {
    exported = await loadModule(file, name, loading);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const kind = readString(error, "name") ?? "Error";
    throw new Refusal(`${name} cannot be loaded: ${kind === "Error" ? "" : `${kind}: `}${reasonOf(error)}`);
  }
  // JSON has no exports.
  return extname(file) === ".json"
    ? { value: exported, subject: name }
    : exportedValue(exported, name, exportName);
}

async function loadModule(file: string, name: string, loading: Loading): Promise<unknown> {
  if (extname(file) === ".json")
    return JSON.parse(readFileSync(file, "utf8").replace(/^\ufeff/, "")) as unknown;
  if (!isTypeScript(file)) return loading.importModule(file);
  const [run] = (loading.runners ?? typeScriptRunners)(file, loading.folder);
  if (run !== undefined) return run(file);
  const needed =
    "esbuild, or typescript below version 7, in the project, or a Node.js that strips types (22.18 or later)";
  if (!loading.stripsTypes) throw new Refusal(`${name} is TypeScript, and to load it takes ${needed}`);
  try {
    return await loading.importModule(file);
  } catch (error) {
    throw new Refusal(
      `${name} cannot be loaded by Node's type stripping (${reasonOf(error)}); install esbuild, or typescript below version 7, in the project`,
    );
  }
}

function exportedValue(exported: unknown, name: string, exportName: string | undefined): Loaded {
  const all = exportsOf(exported);
  if (exportName !== undefined) {
    if (!all.has(exportName))
      throw new Refusal(
        `${name} does not export "${exportName}"; it exports ${[...all.keys()].join(", ") || "nothing"}`,
      );
    return { value: all.get(exportName), subject: `${exportName} of ${name}` };
  }
  const tables = tablesIn(all);
  const [first, ...others] = tables;
  if (first === undefined) throw new Refusal(`${name} exports no profile and no table`);
  if (others.length > 0)
    throw new Refusal(
      `${name} exports ${tables.map(([each]) => each).join(", ")}: name one of them with --export`,
    );
  return { value: first[1], subject: name };
}

/**
 * The exports of a module by name. Of a CommonJS module Node names only some, and has all of them in `default`, which
 * can have a `default` itself if the module was compiled.
 */
function exportsOf(exported: unknown): Map<string, unknown> {
  const all = new Map<string, unknown>();
  const seen = new Set();
  for (
    let values = exported;
    isRecord(values) && !seen.has(values);
    values = readProperty(values, "default")
  ) {
    if (seen.size > 0 && isTableLike(values)) break;
    seen.add(values);
    for (const name of ownNames(values))
      if (!all.has(name) || seen.has(all.get(name))) all.set(name, readProperty(values, name));
  }
  for (const [name, value] of all) if (seen.has(value)) all.delete(name);
  return all;
}

/** The tables among the exports of a module, by one name each. */
function tablesIn(all: ReadonlyMap<string, unknown>): [name: string, table: unknown][] {
  const tables = [...all].filter(([, value]) => isTableLike(value));
  const found = [...new Map(tables.map(([name, value]) => [value, name]))].map(
    ([value, name]): [string, unknown] => [name, value],
  );
  const whole = Object.fromEntries(all);
  return found.length === 0 && isTableLike(whole) ? [["default", whole]] : found;
}
