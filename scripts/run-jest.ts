import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** The part of jest's JSON result that is read here. */
interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that could not be run at all, for example because a file does not compile. */
  numRuntimeErrorTestSuites: number;
}

/**
 * Runs jest on the given `node`, prints the plain count line after jest's own lines, and tells whether all is well:
 * jest ended with success and at least one test passed.
 *
 * Where the variable `TEST_COUNTS_FILE` names a file, the count line is appended to it.
 */
export function runJest(node: string, jestArguments: readonly string[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), "jest-result-"));
  const resultFile = join(folder, "result.json");
  const { status } = spawnSync(
    node,
    ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${resultFile}`, ...jestArguments],
    {
      stdio: ["ignore", "inherit", "inherit"],
      // Processes that tests start by the name `node` run on the same one.
      env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env["PATH"] ?? ""}` },
    },
  );
  const result = existsSync(resultFile) ? readResult(resultFile) : undefined;
  rmSync(folder, { recursive: true, force: true });
  const line = countLine(result);
  const countsFile = process.env["TEST_COUNTS_FILE"];
  if (countsFile) appendFileSync(countsFile, `${line}\n`);
  console.log(line);
  return status === 0 && (result?.numPassedTests ?? 0) > 0;
}

function readResult(file: string): JestResult {
  return JSON.parse(readFileSync(file, "utf8")) as JestResult;
}

function countLine(result: JestResult | undefined): string {
  // Jest that left no result failed before its first test.
  if (!result) return "0 passed, 1 failed, 0 skipped";
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  return `${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}
