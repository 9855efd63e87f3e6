// `npm run build`: writes `dist`. The types are there file by file, the JavaScript in few files: one is required in a
// fraction of the time that sixty take. Nothing is minified, so names in stack traces and notes are those of the source.
import { spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildCommandLine } from "./build-command-line";
import { bundle, type BrowserPart } from "./bundle";
import { BROWSER_ENTRIES, ENTRIES } from "./entries";

/** Add a source here, or an entry point, and the build fails until it needs neither Node nor the core. */
const BROWSER_PART: BrowserPart = {
  base: ["src/untrusted.ts", "src/errors/configuration-error.ts", "src/envelopes/"],
  entries: BROWSER_ENTRIES,
};

async function buildPackage(): Promise<void> {
  // On stderr, since `npm pack --json` builds too.
  console.error("Building dist, which takes about 20 seconds …");
  // `dist` is replaced when all is well.
  const folder = mkdtempSync("dist-");
  const modules = join(folder, "modules");
  const dist = join(folder, "dist");
  try {
    compile(modules, dist);
    await bundle(modules, dist, ENTRIES, BROWSER_PART);
    await buildCommandLine(join(dist, "command-line.js"));
    rmSync("dist", { recursive: true, force: true });
    renameSync(dist, "dist");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes ES modules to one folder, for the bundle, and types to the other. */
function compile(modules: string, types: string): void {
  const target = ["--emitDeclarationOnly", "false", "--module", "esnext", "--moduleResolution", "bundler"];
  const compiler = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", ...target];
  const { status } = spawnSync(
    process.execPath,
    [...compiler, "--outDir", modules, "--declarationDir", types],
    { stdio: "inherit" },
  );
  if (status !== 0) throw new Error("The sources do not compile.");
}

buildPackage().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
