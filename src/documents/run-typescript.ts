import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { isObject, readElements, readProperty, readString } from "../untrusted";
import { reasonOf } from "./refusal";

/** Runs a module of TypeScript and what it imports by path, and returns its exports. */
export type RunTypeScript = (file: string) => unknown;

/** The ways to run TypeScript that a project has installed, the best first. */
export function typeScriptRunners(file: string, folder: string): RunTypeScript[] {
  const load = (name: string): unknown => packageOfProject(name, [file, join(folder, "package.json")]);
  return [esbuildRunner(load("esbuild")), compilerRunner(load("typescript"))].filter(
    (run) => run !== undefined,
  );
}

/** A package as the first of some files would load it. One that cannot be loaded counts as none. */
function packageOfProject(name: string, files: readonly string[]): unknown {
  for (const file of files) {
    try {
      return createRequire(file)(name) as unknown;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** What is used of esbuild. */
interface Esbuild {
  readonly build: (options: object) => Promise<unknown>;
}

/** What a plugin of esbuild receives. */
interface PluginBuild {
  readonly onLoad: (
    options: { readonly filter: RegExp },
    load: (args: {
      readonly path: string;
    }) => { readonly contents: string; readonly loader: string } | undefined,
  ) => void;
}

/**
 * By esbuild: a bundle of the module and all that it imports by path. Packages are not part of it: they are loaded from
 * where they are installed.
 */
function esbuildRunner(esbuild: unknown): RunTypeScript | undefined {
  if (!isEsbuild(esbuild)) return undefined;
  return async (file) => evaluate(await bundle(esbuild, file), file, createRequire(file), { exports: {} });
}

function isEsbuild(value: unknown): value is Esbuild {
  return isFunction(readProperty(value, "build"));
}

async function bundle(esbuild: Esbuild, file: string): Promise<string> {
  const options = {
    entryPoints: [file],
    absWorkingDir: dirname(file),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: `node${process.versions.node}`,
    define: PLACES,
    plugins: [{ name: "place-of-file", setup: placeFiles }],
    write: false,
    logLevel: "silent",
  };
  try {
    const [output] = readElements(readProperty(await esbuild.build(options), "outputFiles"));
    return String(readProperty(output, "text"));
  } catch (error) {
    throw new Error(esbuildReason(error), { cause: error });
  }
}

/** The names that stand for the place of a file, and what they are called in a bundle. */
const PLACES = {
  __filename: "__placeFile",
  __dirname: "__placeFolder",
  "import.meta.url": "__placeUrl",
  "import.meta.filename": "__placeFile",
  "import.meta.dirname": "__placeFolder",
};

/** Gives each file of a bundle its own place, where all of them would have that of the bundle. */
function placeFiles({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\.[cm]?[jt]sx?$/i }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (!/\b__(?:dir|file)name\b|\bimport\.meta\b/.test(text)) return undefined;
    const [file, folder, url] = [path, dirname(path), pathToFileURL(path)].map((place) =>
      JSON.stringify(place),
    );
    const places = `const __placeFile = ${file}, __placeFolder = ${folder}, __placeUrl = ${url};`;
    // On the first line, so that those of errors stay the same.
    const contents = text.replace(/^(?:#!.*\r?\n)?/, (start) => `${start}${places}`);
    return { contents, loader: extname(path).toLowerCase().replace(/[.cm]/g, "") };
  });
}

function isFunction(value: unknown): value is () => unknown {
  return typeof value === "function";
}

/** The first of the errors that esbuild found, with its place. */
function esbuildReason(error: unknown): string {
  const [first] = readElements(readProperty(error, "errors"));
  const text = readString(first, "text");
  const place = readProperty(first, "location");
  if (text === undefined) return reasonOf(error);
  return isObject(place)
    ? `${text} (${String(readProperty(place, "file"))}, line ${String(readProperty(place, "line"))})`
    : text;
}

/** Values of the compiler's enums: CommonJS, and ES2022. */
const COMPILER_OPTIONS = { module: 1, target: 9, esModuleInterop: true };

/** By the TypeScript compiler, file by file. From version 7 on it has no function for that. */
function compilerRunner(compiler: unknown): RunTypeScript | undefined {
  const transpile = readProperty(compiler, "transpileModule");
  if (!isFunction(transpile)) return undefined;
  const modules = new Map<string, { exports: unknown }>();
  const run = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    // Known before it has run, so that modules can import each other.
    const module = { exports: {} };
    modules.set(file, module);
    const options = { compilerOptions: COMPILER_OPTIONS, fileName: file, reportDiagnostics: true };
    const output: unknown = Reflect.apply(transpile, compiler, [readFileSync(file, "utf8"), options]);
    const [mistake] = readElements(readProperty(output, "diagnostics"));
    if (mistake !== undefined) throw new Error(String(readProperty(mistake, "messageText")));
    const load = createRequire(file);
    const loadAny = (specifier: string): unknown => {
      const imported = typeScriptFile(file, specifier);
      return imported === undefined ? load(specifier) : run(imported);
    };
    return evaluate(String(readProperty(output, "outputText")), file, loadAny, module);
  };
  return run;
}

/** The file of TypeScript that an import by path stands for: as it is written, without extension, or as its output. */
function typeScriptFile(from: string, specifier: string): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return undefined;
  const path = resolve(dirname(from), specifier);
  const paths = [path, `${path}.ts`, path.replace(/\.([mc]?)js$/, ".$1ts"), join(path, "index.ts")];
  return paths.find((file) => isTypeScript(file) && existsSync(file) && statSync(file).isFile());
}

/** Whether a file is TypeScript by its name. */
export function isTypeScript(file: string): boolean {
  return /\.[mc]?ts$/i.test(file);
}

/** Runs CommonJS code as the module of a file. */
function evaluate(
  code: string,
  file: string,
  load: (specifier: string) => unknown,
  module: { exports: unknown },
): unknown {
  const run = compileFunction(code, ["module", "exports", "require", "__filename", "__dirname"], {
    filename: file,
  });
  Reflect.apply(run, module.exports, [module, module.exports, load, file, dirname(file)]);
  return module.exports;
}
