// `npm run benchmark:hostile`: what it costs to answer hostile inputs, beside the validator that refuses them, or the making of
// the error, alone. Exits with 1 where an answer costs more than 1.5 times as much, plus the noise of a process.
import { fork } from "node:child_process";
import console from "node:console";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describeMachine } from "./harness/machine.mjs";
import { median } from "./harness/statistics.mjs";
import { table } from "./harness/table.mjs";
import { INPUTS } from "./hostile/inputs.mjs";

const TRIES = 5;
const FACTOR = 1.5;
const NOISE = { milliseconds: 60, megabytes: 30 };

const MEASURE = fileURLToPath(new URL("hostile/measure.mjs", import.meta.url));

async function measure(name, part) {
  const tries = [];
  while (tries.length < TRIES) {
    const child = fork(MEASURE, [name, part]);
    const [result] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (typeof result !== "object") throw new Error(`${name}: the process ended with ${String(result)}.`);
    tries.push(result);
  }
  return {
    milliseconds: median(tries.map(({ milliseconds }) => milliseconds)),
    megabytes: median(tries.map(({ megabytes }) => megabytes)),
  };
}

console.log(`Ran on ${describeMachine()}.\n`);
const rows = [];
const exceeded = [];
for (const name of Object.keys(INPUTS)) {
  const alone = await measure(name, "alone");
  const ours = await measure(name, "ours");
  for (const unit of Object.keys(NOISE)) {
    if (ours[unit] > alone[unit] * FACTOR + NOISE[unit]) exceeded.push(`${name}: ${unit}`);
  }
  rows.push([
    name,
    ...[alone, ours].flatMap((one) => [one.milliseconds.toFixed(0), one.megabytes.toFixed(0)]),
  ]);
}
console.log(table(["input", "alone, ms", "alone, MB", "answered, ms", "answered, MB"], rows));
if (exceeded.length > 0) {
  console.error(`\nMore than ${FACTOR} times as much:\n${exceeded.join("\n")}`);
  process.exitCode = 1;
}
