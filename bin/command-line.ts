// The program `express-error-profiles`, and the worker in which it reads documents.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { runCommand } from "../src/documents/command-line";
import type { ProfileTools } from "../src/documents/from-profile";
import { answerFromWorker, LIMITS, readInWorker, type Task } from "../src/documents/in-worker";

async function main(): Promise<void> {
  const { exitCode, output, remarks } = await runCommand(process.argv.slice(2), {
    folder: process.cwd(),
    standardInput: process.stdin,
    hasColours: process.stdout.isTTY && process.stdout.hasColors(),
    importModule: (file) => import(pathToFileURL(file).href),
    stripsTypes: "typescript" in process.features && process.features.typescript !== false,
    loadTools: () => Object.assign({}, ...["index", "openapi", "pages"].map(loadEntry)) as ProfileTools,
    readSources: (...task) => readInWorker(__filename, task, LIMITS),
  });
  const end = (): never => process.exit(exitCode);
  // A reader that has read enough, such as `head`, is no failure.
  process.stdout.on("error", end);
  process.stderr.on("error", end);
  // All is written before the end, which has to be made: a module that was loaded may keep the process alive.
  process.stderr.write(remarks, () => process.stdout.write(output, end));
}

/** Loads an entry point of the package, whose file is beside that of the program. */
function loadEntry(name: string): object {
  return createRequire(__filename)(join(__dirname, `${name}.js`)) as object;
}

if (isMainThread) void main();
else if (parentPort !== null) answerFromWorker(parentPort, workerData as Task);
