// `npm run benchmark:scale`: what an error costs with more connections, routes and rows.
import console from "node:console";
import { parseArgs } from "node:util";
import { compare } from "./compare.mjs";
import { describeMachine } from "./harness/machine.mjs";
import { median } from "./harness/statistics.mjs";
import { table } from "./harness/table.mjs";

const MODULE = new URL("apps/scale.mjs", import.meta.url);
const USUAL = { connections: 20, routes: 10, rows: 8 };

const SETTINGS = [
  USUAL,
  { ...USUAL, connections: 1 },
  { ...USUAL, connections: 10 },
  { ...USUAL, connections: 50 },
  { ...USUAL, connections: 200 },
  { ...USUAL, routes: 100 },
  { ...USUAL, routes: 1_000 },
  { ...USUAL, rows: 20 },
  { ...USUAL, rows: 60 },
];

const { values } = parseArgs({ options: { seconds: { type: "string", default: "90" } } });

console.log(`Ran on ${describeMachine()}.`);
const candidates = SETTINGS.flatMap((setting) => [candidateOf(setting, false), candidateOf(setting, true)]);
const rounds = await compare(candidates, Number(values.seconds));
const rows = SETTINGS.map(({ connections, routes, rows }, index) => {
  const constant = rounds.map((costs) => costs[2 * index]);
  const thrown = rounds.map((costs) => costs[2 * index + 1]);
  const added = rounds.map((costs) => costs[2 * index + 1] - costs[2 * index]);
  return [connections, routes, rows, ...[constant, thrown, added].map((costs) => median(costs).toFixed(1))];
});
console.log(`\nCPU time of the server per request, ${rounds.length} rounds\n`);
console.log(
  table(["connections", "routes", "rows", "answered by the route, µs", "thrown, µs", "added, µs"], rows),
);

function candidateOf({ connections, routes, rows }, throws) {
  return { module: MODULE, name: "scaledApp", options: { throws, routes, rows }, connections };
}
