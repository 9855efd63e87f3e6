import { readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { rollup, type OutputChunk, type OutputOptions, type Plugin } from "rollup";

/** What a browser can load: nothing in it may need Node, a dependency or the core. */
export interface BrowserPart {
  /** The sources of `base.js`; a path that ends in `/` is a folder with all that is in it. */
  readonly base: readonly string[];
  /** The entry points that need `base.js` and sources of their own alone. */
  readonly entries: readonly string[];
}

/** For each source, what it imports: other sources, modules of Node and packages. */
type Graph = ReadonlyMap<string, readonly string[]>;

const OUTPUT: OutputOptions = {
  format: "cjs",
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
  // Exports are plain values: Node finds their names for `import`, jest can spy on them, and nothing is added to them.
  exports: "named",
  esModule: false,
  externalLiveBindings: false,
  generatedCode: { preset: "es2015", symbols: false },
  interop: "default",
  minifyInternalExports: false,
  hoistTransitiveImports: false,
};

/**
 * Makes CommonJS of ES modules: a file for each entry point, with one for `import` that re-exports it, and what they share.
 *
 * Each module is in one file, so that every class exists once: in `base.js` if `browser.base` lists it, else in `core.js` if
 * the entry point `index` needs it. What one other entry point needs is in its own file; what several need is in a
 * file that is named after one of its modules. The entry points for browsers are written as ES modules too, to `esm`.
 *
 * @param modules - The folder of the compiled `src`.
 */
export async function bundle(
  modules: string,
  folder: string,
  entries: readonly string[],
  browser: BrowserPart,
): Promise<void> {
  const graph = new Map<string, readonly string[]>();
  const bundled = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, sourceOf(entry)])),
    plugins: [readModules(modules, graph)],
    onwarn: ({ code, message }) => {
      // An entry point can hold types alone.
      if (code !== "EMPTY_BUNDLE") throw new Error(message);
    },
  });
  const base = baseOf(browser, graph);
  const core = new Set(sourcesFrom(["index"].map(sourceOf), graph));
  core.delete(sourceOf("index"));
  checkBrowserPart(browser, base, core, graph);
  const { output } = await bundled.write({
    ...OUTPUT,
    dir: folder,
    manualChunks: (source) => (base.has(source) ? "base" : core.has(source) ? "core" : undefined),
  });
  const files = output.filter((file) => file.type === "chunk");
  checkNames(files);
  await bundleForBrowsers(modules, join(folder, "esm"), browser.entries);
  for (const { isEntry, name, fileName, exports } of files) {
    if (!isEntry) continue;
    const names = exports.join(", ");
    writeFileSync(join(folder, `${name}.mjs`), `export { ${names} } from "./${fileName}";\n`);
    writeFileSync(join(folder, `${name}.d.mts`), `export * from "./${fileName}";\n`);
  }
}

/** The entry points for browsers as ES modules too, of which a bundler leaves out what is not used. */
async function bundleForBrowsers(modules: string, folder: string, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  const bundled = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, sourceOf(entry)])),
    plugins: [readModules(modules, new Map())],
  });
  const names = { entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs", hoistTransitiveImports: false };
  await bundled.write({ format: "es", dir: folder, ...names });
}

function sourceOf(entry: string): string {
  return `src/${entry}.ts`;
}

/** Finds modules by the paths of their sources, which messages then show, and records what each imports. */
function readModules(modules: string, graph: Map<string, readonly string[]>): Plugin {
  return {
    name: "modules",
    resolveId(specifier, importer) {
      if (importer === undefined) return specifier;
      if (!specifier.startsWith(".")) return { id: specifier, external: true };
      return `${posix.join(posix.dirname(importer), specifier)}.ts`;
    },
    load: (source) => readFileSync(join(modules, source.replace(/^src\/(.*)\.ts$/, "$1.js")), "utf8"),
    moduleParsed: ({ id, importedIds }) => {
      graph.set(id, importedIds);
    },
  };
}

function baseOf({ base }: BrowserPart, graph: Graph): Set<string> {
  return new Set(
    base.flatMap((listed) => {
      const sources = [...graph.keys()].filter((source) =>
        listed.endsWith("/") ? source.startsWith(listed) : source === listed,
      );
      if (sources.length === 0) throw new Error(`BROWSER_PART lists ${listed}, which no entry point needs.`);
      return sources;
    }),
  );
}

/** What the sources need, directly or not, and they themselves. */
function sourcesFrom(starts: readonly string[], graph: Graph): Set<string> {
  const sources = new Set(starts);
  // A set also visits what is added on the way.
  for (const source of sources) for (const imported of graph.get(source) ?? []) sources.add(imported);
  return sources;
}

function checkBrowserPart(
  { entries }: BrowserPart,
  base: ReadonlySet<string>,
  core: ReadonlySet<string>,
  graph: Graph,
): void {
  for (const source of sourcesFrom([...base, ...entries.map(sourceOf)], graph)) {
    const isOfBase = base.has(source);
    for (const imported of graph.get(source) ?? []) {
      const isOwn = graph.has(imported) && !core.has(imported) && !isOfBase;
      if (base.has(imported) || isOwn) continue;
      throw new Error(
        `${source} imports ${imported}, but a browser must be able to load it: see BROWSER_PART in scripts/build.ts.`,
      );
    }
  }
}

/** Of two things with one name in a file, one is renamed: a public one would show that in stack traces and logs. */
function checkNames(files: readonly OutputChunk[]): void {
  const publicNames = new Set(files.filter(({ isEntry }) => isEntry).flatMap(({ exports }) => exports));
  for (const { fileName, code } of files)
    for (const [, name = ""] of code.matchAll(/^exports\.(\w+) = \1\$\d+;$/gm))
      if (publicNames.has(name))
        throw new Error(`${name} is public, but ${fileName} has another ${name} too: rename that one.`);
}
