import { spawnSync } from "node:child_process";

/** Runs a program to its end and returns its standard output; throws with all that it printed where it fails. */
export function run(program: string, programArguments: readonly string[], folder = process.cwd()): string {
  const { status, stdout, stderr, error } = spawnSync(program, programArguments, {
    cwd: folder,
    encoding: "utf8",
    timeout: 120_000,
    // What refuses to end is not asked twice.
    killSignal: "SIGKILL",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(`${program} ${programArguments.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  }
  return stdout;
}
