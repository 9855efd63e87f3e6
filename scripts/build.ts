// `npm run build`: writes `dist`. The types are tsc's, file by file. The JavaScript is esbuild's: one file for each entry
// point, which is required in half the time of sixty, and files of what entry points share, so that nothing exists twice.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";

const COMMON: BuildOptions = {
  platform: "node",
  target: "node20",
  tsconfig: "tsconfig.build.json",
  sourcemap: true,
  // The sources are shipped beside the maps.
  sourcesContent: false,
  logLevel: "warning",
};

async function buildPackage(): Promise<void> {
  // Beside `dist`, so that relative paths in maps hold, and moved there when all is well.
  const folder = mkdtempSync("dist-");
  try {
    writeTypes(folder);
    await writeJavaScript(folder);
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

async function writeJavaScript(folder: string): Promise<void> {
  const modules = join(folder, "modules");
  mkdirSync(modules);
  // esbuild splits off what is shared in ECMAScript modules only; CommonJS is made of them in a second step.
  await build({
    ...COMMON,
    entryPoints: filesOf("src", ".ts"),
    outdir: modules,
    format: "esm",
    bundle: true,
    splitting: true,
    packages: "external",
    chunkNames: "shared-[hash]",
    // Stack traces show the names of functions, and Express those of middleware.
    keepNames: true,
  });
  await build({
    ...COMMON,
    entryPoints: filesOf(modules, ".js"),
    outdir: folder,
    format: "cjs",
    minify: true,
  });
  rmSync(modules, { recursive: true });
  const facades = { entryPoints: filesOf("src", ".mts"), outExtension: { ".js": ".mjs" } };
  await build({ ...COMMON, ...facades, outdir: folder, format: "esm", minify: true });
}

function filesOf(folder: string, extension: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(extension));
  return files.map((file) => join(folder, file));
}

buildPackage().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
