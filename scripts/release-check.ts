// `npm run release:check`: all that a release needs but publishing. It says what stands in the way, or runs `.ci/run`.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { releaseProblems } from "./release-problems";

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function outputOf(program: string, ...programArguments: string[]): string {
  return execFileSync(program, programArguments, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function packedFiles(): string[] {
  outputOf("npm", "run", "build");
  const output = outputOf("npm", "pack", "--dry-run", "--json", "--ignore-scripts");
  return (JSON.parse(output) as { files: { path: string }[] }[]).flatMap(({ files }) =>
    files.map(({ path }) => path),
  );
}

function changes(): string[] {
  return outputOf("git", "status", "--porcelain").split("\n").filter(Boolean);
}

function check(): string[] {
  const problems = releaseProblems({
    version: versionIn("package.json"),
    lockedVersion: versionIn("package-lock.json"),
    changelog: readFileSync("CHANGELOG.md", "utf8"),
    packedFiles: packedFiles(),
    changes: changes(),
  });
  if (problems.length > 0) return problems;
  if (spawnSync("bash", [".ci/run"], { stdio: "inherit" }).status !== 0) return [".ci/run failed."];
  return changes().map((line) => `.ci/run has changed the working tree: ${line.trim()}.`);
}

const problems = check();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Version ${versionIn("package.json")} is ready: npm publish.`);
