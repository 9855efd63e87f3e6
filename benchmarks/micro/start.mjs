import { execFileSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { median } from "../harness/statistics.mjs";

const RUNS = 9;
const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** What the package costs once, in milliseconds of CPU time, each in fresh processes. */
export function measureStart() {
  return [
    {
      label: '`require("express-error-profiles")` after Express',
      milliseconds: timeOf('require("express")', 'require("express-error-profiles")'),
      goal: 10,
    },
    {
      label: '`require("express-error-profiles")` alone',
      milliseconds: timeOf("", 'require("express-error-profiles")'),
      goal: 10,
    },
    {
      label: "the first `errorHandler()`",
      milliseconds: timeOf('const { errorHandler } = require("express-error-profiles")', "errorHandler()"),
      goal: 10,
    },
  ];
}

function timeOf(before, step) {
  const script = `${before};
    const begin = process.cpuUsage();
    ${step};
    const { user, system } = process.cpuUsage(begin);
    console.log((user + system) / 1_000);`;
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ["-e", script], { cwd: FOLDER, encoding: "utf8" })),
  );
  return median(times);
}
