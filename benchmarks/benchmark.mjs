// `npm run benchmark`: ours against the constant route and the peers, then what making, describing and sending
// an error costs. `-- --seconds 30` shortens the comparison, `-- --part micro` runs one part alone, and
// `-- --only ours --only boom` compares those alone.
import console from "node:console";
import process from "node:process";
import { parseArgs } from "node:util";
import { assertSameBytes } from "./assert-same-bytes.mjs";
import { CANDIDATES } from "./candidates.mjs";
import { compare } from "./compare.mjs";
import { describeMachine } from "./harness/machine.mjs";
import { installPeers } from "./harness/peers.mjs";
import { median, quantile } from "./harness/statistics.mjs";
import { table } from "./harness/table.mjs";
import { measureDescribing } from "./micro/describe.mjs";
import { measureMaking } from "./micro/make.mjs";
import { measureSending } from "./micro/send.mjs";
import { measureStart } from "./micro/start.mjs";

const PARTS = { compare: printComparison, micro: printMicro, start: printStart };

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "145" },
    part: { type: "string", multiple: true },
    only: { type: "string", multiple: true },
  },
});

installPeers();
console.log(`Ran on ${describeMachine()}.`);
for (const part of values.part ?? Object.keys(PARTS)) await PARTS[part]();

async function printComparison() {
  await assertSameBytes();
  const needed = values.only && ["constant", "constantKms", "ours", ...values.only];
  const candidates = CANDIDATES.filter(({ name }) => needed?.includes(name) ?? true);
  const rounds = await compare(candidates, Number(values.seconds));
  const indexOf = (wanted) => candidates.findIndex(({ name }) => name === wanted);
  const rows = candidates.map(({ label, goal, against = "constant" }, index) => {
    const ratios = rounds.map((costs) => costs[index] / costs[indexOf(against)]);
    const toOurs = rounds.map((costs) => costs[index] / costs[indexOf("ours")]);
    return [
      label,
      median(rounds.map((costs) => costs[index])).toFixed(1),
      `**${median(ratios).toFixed(2)}**`,
      `${quantile(ratios, 0.25).toFixed(2)} – ${quantile(ratios, 0.75).toFixed(2)}`,
      median(toOurs).toFixed(2),
      goal === undefined ? "" : `≤ ${goal.toFixed(2)}`,
    ];
  });
  print(
    `CPU time of the server per request, ${rounds.length} rounds`,
    ["candidate", "µs", "to the constant route", "middle half", "to ours", "goal"],
    rows,
  );
}

async function printMicro() {
  const making = await measureMaking();
  print(
    "Making an error, 20 frames deep",
    ["what", "µs", "to the bare class", "goal"],
    making.map(({ label, nanoseconds, ratio, goal }) => [
      label,
      microseconds(nanoseconds),
      ratio.toFixed(2),
      goal === undefined ? "" : `≤ ${goal.toFixed(2)}`,
    ]),
  );
  print("Describing an error", ["what", "µs"], rowsOf(await measureDescribing()));
  print("Sending an error, no network", ["what", "µs"], rowsOf(await measureSending()));
}

function printStart() {
  print(
    "Once for each process",
    ["what", "ms", "to Express", "goal"],
    measureStart().map(({ label, milliseconds, ratio, goal }) => [
      label,
      milliseconds.toFixed(1),
      ratio.toFixed(2),
      goal === undefined ? "" : `≤ ${goal.toFixed(2)}`,
    ]),
  );
}

function rowsOf(measured) {
  return measured.map(({ label, nanoseconds }) => [label, microseconds(nanoseconds)]);
}

function microseconds(nanoseconds) {
  return (nanoseconds / 1_000).toFixed(2);
}

function print(title, heading, rows) {
  console.log(`\n${title} (${process.uptime().toFixed(0)} s)\n\n${table(heading, rows)}`);
}
