// `npm run test:nodes`: `npm test` once more on each maintained release line of Node, installed for the occasion.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runJest } from "./run-jest";

const RELEASE_LINES = [22, 24, 26];

// Not a development dependency: a package with a `node` of its own would replace that of every npm script.
const folder = mkdtempSync(join(tmpdir(), "nodes-"));
try {
  const packages = RELEASE_LINES.map(
    (line) => `node${line}@npm:node-${process.platform}-${process.arch}@${line}`,
  );
  execFileSync("npm", ["install", "--prefix", folder, "--no-save", ...packages], { stdio: "inherit" });
  const failed = RELEASE_LINES.filter((line) => {
    const node = join(folder, "node_modules", `node${line}`, "bin", "node");
    console.log(`\nNode ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`);
    return !runJest(node, ["--ci", ...process.argv.slice(2)]);
  });
  if (failed.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
