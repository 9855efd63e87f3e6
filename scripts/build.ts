// `npm run build`: writes `dist`. The types are tsc's, file by file. The JavaScript is esbuild's: one file, `core.js`, which
// is required in half the time of sixty, and beside it a list of names for each entry point, so that nothing exists twice.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { writeCommandLine } from "./build-command-line";

const COMMON: BuildOptions = {
  platform: "node",
  target: "node20",
  tsconfig: "tsconfig.build.json",
  charset: "utf8",
  sourcemap: true,
  // The sources are shipped beside the maps.
  sourcesContent: false,
  logLevel: "warning",
};

// Minified functions have short names. Those of the public ones are shown in stack traces, notes and differences.
const NAME_PUBLIC_FUNCTIONS =
  'for(const[name,value]of Object.entries(module.exports))if(typeof value=="function")Object.defineProperty(value,"name",{value:name});';

async function buildPackage(): Promise<void> {
  // Beside `dist`, so that relative paths in maps hold, and moved there when all is well.
  const folder = mkdtempSync("dist-");
  try {
    writeTypes(folder);
    await writeCore(folder);
    await writeEntries(folder);
    await writeFacades(folder);
    await writeCommandLine(folder);
    rmSync("dist", { recursive: true, force: true });
    renameSync(folder, "dist");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeTypes(folder: string): void {
  const compiler = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", folder];
  const { status } = spawnSync(process.execPath, compiler, { stdio: "inherit" });
  if (status !== 0) throw new Error("The types do not compile.");
}

async function writeCore(folder: string): Promise<void> {
  const contents = filesOf("src", ".ts").map((file) => `export * from "./${file}";`);
  await build({
    ...COMMON,
    // Every source in a map has to be a file that is shipped.
    stdin: { contents: contents.join("\n"), resolveDir: ".", sourcefile: "src/index.mts" },
    outfile: join(folder, "core.js"),
    format: "cjs",
    // No list of names for Node's `import`, which never reads this file.
    platform: "neutral",
    bundle: true,
    packages: "external",
    minify: true,
    footer: { js: NAME_PUBLIC_FUNCTIONS },
  });
}

/** In a form from which Node reads the names for `import` too. */
async function writeEntries(folder: string): Promise<void> {
  const entryPoints = filesOf("src", ".ts");
  const { metafile } = await build({
    ...COMMON,
    entryPoints,
    outdir: folder,
    format: "esm",
    bundle: true,
    packages: "external",
    metafile: true,
    write: false,
  });
  for (const { entryPoint, exports } of Object.values(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    const names = exports.join(",");
    const file = join(folder, basename(entryPoint).replace(/\.ts$/, ".js"));
    writeFileSync(file, `"use strict";const{${names}}=require("./core.js");module.exports={${names}};\n`);
  }
}

async function writeFacades(folder: string): Promise<void> {
  await build({
    ...COMMON,
    entryPoints: filesOf("src", ".mts"),
    outExtension: { ".js": ".mjs" },
    outdir: folder,
    format: "esm",
    minifyWhitespace: true,
  });
}

function filesOf(folder: string, extension: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(extension));
  return files.map((file) => join(folder, file));
}

buildPackage().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
