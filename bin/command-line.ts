// The program `express-error-profiles`, and the worker in which it reads documents.
import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { version } from "../package.json";
import { runCommand } from "../src/documents/command-line";
import type { ProfileTools } from "../src/documents/from-profile";
import { answerFromWorker, LIMITS, readInWorker, type Task } from "../src/documents/in-worker";
import { reasonOf } from "../src/documents/refusal";
import { printable } from "../src/documents/write-typescript";

async function main(): Promise<void> {
  // What a loaded module does wrong later must look neither like a difference nor like success.
  process.on("uncaughtException", (error) => fail(`an uncaught error: ${reasonOf(error)}`));
  process.on("exit", failWithoutOutcome);
  const { exitCode, output, remarks } = await runCommand(process.argv.slice(2), {
    version,
    folder: process.cwd(),
    standardInput: process.stdin,
    hasColours: process.stdout.isTTY && process.stdout.hasColors(),
    importModule: (file) => import(pathToFileURL(file).href),
    stripsTypes: "typescript" in process.features && process.features.typescript !== false,
    loadTools: () => Object.assign({}, ...["index", "openapi", "pages"].map(loadEntry)) as ProfileTools,
    readSources: (...task) => readInWorker(__filename, task, LIMITS),
  });
  const endIfFailed = (error: NodeJS.ErrnoException | null | undefined): void => {
    // A reader that has read enough, such as `head`, is no failure.
    if (error?.code === "EPIPE") end(exitCode);
    if (error) fail(`the output cannot be written: ${reasonOf(error)}`);
  };
  process.stdout.on("error", endIfFailed);
  process.stderr.on("error", endIfFailed);
  // Node handles the rejections of a loaded module only after this turn.
  await new Promise(setImmediate);
  process.stderr.write(remarks, () =>
    process.stdout.write(output, (error) => {
      endIfFailed(error);
      end(exitCode);
    }),
  );
}

/** Ends the process, which a loaded module may keep alive. */
function end(exitCode: number): never {
  process.off("exit", failWithoutOutcome);
  process.exit(exitCode);
}

function fail(reason: string): never {
  say(reason);
  end(2);
}

function failWithoutOutcome(): void {
  say("a loaded module ended the process");
  process.exitCode = 2;
}

/** Writes a sentence at once, for a process that ends. */
function say(sentence: string): void {
  try {
    writeSync(2, `express-error-profiles: ${printable(sentence)}.\n`);
  } catch {
    // Standard error is closed; the exit code says that the command failed.
  }
}

/** Loads an entry point of the package, whose file is beside that of the program. */
function loadEntry(name: string): object {
  return createRequire(__filename)(join(__dirname, `${name}.js`)) as object;
}

if (isMainThread) void main();
else if (parentPort !== null) answerFromWorker(parentPort, workerData as Task);
