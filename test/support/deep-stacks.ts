import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const PROGRAM = join(__dirname, "..", "hostile", "deep-stack-server.ts");
const REGISTER = require.resolve("esbuild-register");

/**
 * Expects that what is passed on at the bottom of a recursion is answered whole, or not at all; `middleware` is a module
 * with what stands before the routes.
 */
export async function expectWholeAnswersOfDeepStacks(...middleware: string[]): Promise<void> {
  const { PATH = "" } = process.env;
  const limits = { env: { PATH }, timeout: 60_000 };
  const run = promisify(execFile)(process.execPath, ["-r", REGISTER, PROGRAM, ...middleware], limits);
  const { answers, unhandled } = JSON.parse((await run).stdout) as {
    answers: Partial<Record<string, number>>;
    unhandled: number;
  };
  expect(unhandled).toBe(0);
  expect(answers["404"]).toBeGreaterThan(100);
  // A 500 is an overflow of the handler itself; a page is one of Express, before it has called the error handler.
  expect(Object.keys(answers).filter((answer) => !["404", "500", "page"].includes(answer))).toEqual([]);
}
