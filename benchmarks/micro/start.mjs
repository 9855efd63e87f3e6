import { execFileSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { median } from "../harness/statistics.mjs";

const RUNS = 21;
const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/**
 * What the package costs once, in milliseconds of CPU time, each in fresh processes, and its ratio to what Express costs.
 * Machines differ by a factor of three here, so the goals are ratios.
 */
export function measureStart() {
  const own = 'require("express-error-profiles")';
  const steps = [
    { label: '`require("express")`', before: "", step: 'require("express")' },
    { label: `\`${own}\` after Express`, before: 'require("express")', step: own, goal: 0.21 },
    { label: `\`${own}\` alone`, before: "", step: own },
    {
      label: "the first `errorHandler()`",
      before: `const { errorHandler } = ${own}`,
      step: "errorHandler()",
      goal: 0.21,
    },
  ];
  const times = timesOf(steps);
  return steps.map(({ label, goal }, index) => ({
    label,
    goal,
    milliseconds: times[index],
    ratio: times[index] / times[0],
  }));
}

/** The median time of each step, which take turns. */
function timesOf(steps) {
  const rounds = Array.from({ length: RUNS }, () => steps.map(timeOf));
  return steps.map((_, index) => median(rounds.map((round) => round[index])));
}

function timeOf({ before, step }) {
  const script = `${before};
    const begin = process.cpuUsage();
    ${step};
    const { user, system } = process.cpuUsage(begin);
    console.log((user + system) / 1_000);`;
  return Number(execFileSync(process.execPath, ["-e", script], { cwd: FOLDER, encoding: "utf8" }));
}
