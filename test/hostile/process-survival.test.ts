import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const PROGRAM = join(__dirname, "surviving-server.ts");
const REGISTER = require.resolve("esbuild-register");

// jest catches what nobody handles and has a realm of its own, so the same values are thrown without it too.
it("a process of its own answers every hostile value and leaves nothing unhandled", async () => {
  const { PATH = "" } = process.env;
  const limits = { timeout: 300_000, maxBuffer: 2 ** 26 };
  const run = promisify(execFile)(process.execPath, ["-r", REGISTER, PROGRAM], { env: { PATH }, ...limits });
  const result = JSON.parse((await run).stdout) as {
    thrown: number;
    unexpected: string[];
    unhandled: string[];
  };
  expect(result).toEqual({ thrown: expect.any(Number) as number, unexpected: [], unhandled: [] });
  expect(result.thrown).toBeGreaterThan(900);
}, 310_000);
