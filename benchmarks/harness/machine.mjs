import { createRequire } from "node:module";
import os from "node:os";
import process from "node:process";

/** One line that says what a run ran on; the figures of two machines cannot be compared, their ratios can. */
export function describeMachine() {
  const cores = os.cpus();
  const memory = `${(os.totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const load = os.loadavg()[0].toFixed(1);
  return [
    `${cores.length} × ${cores[0].model.trim()}, ${memory}`,
    `${os.type()} ${os.release()} ${process.arch}, load before the run ${load}`,
    `Node ${process.versions.node}, Express ${expressVersion()}`,
    new Date().toISOString().slice(0, 10),
  ].join("; ");
}

function expressVersion() {
  return createRequire(import.meta.url)("express/package.json").version;
}
