// `npm run soak`: mixed errors over 200 connections for two minutes. Every answer, the log and the heap are
// checked; the first that is wrong ends the run with 1. `-- --seconds 10` makes it short.
import assert from "node:assert/strict";
import console from "node:console";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Client } from "./harness/client.mjs";
import { describeMachine } from "./harness/machine.mjs";
import { ServerProcess } from "./harness/server-process.mjs";
import { assertAnswer } from "./soak/assert-answer.mjs";
import { caseOf, requestOf } from "./soak/cases.mjs";
import { countRecords } from "./soak/count-records.mjs";

const CONNECTIONS = 200;
const SECTIONS = 6;
const ALLOWED_BYTES = 1_000_000;

const { values } = parseArgs({ options: { seconds: { type: "string", default: "120" } } });
const secondsOfSection = Number(values.seconds) / SECTIONS;

console.log(`Ran on ${describeMachine()}.`);
const server = await ServerProcess.start(
  new URL("soak/app.mjs", import.meta.url),
  "failingApp",
  {},
  { stderr: "pipe" },
);
const log = countRecords(server.stderr);
const client = await Client.open(server.port, CONNECTIONS);
let count = 0;
let expectedRecords = 0;
const heaps = [];
for (let section = 1; section <= SECTIONS; section++) {
  await soakUntil(performance.now() + secondsOfSection * 1_000);
  heaps.push(await server.heap());
  console.log(`${count} answers are as they must be; ${(heaps.at(-1) / 1e6).toFixed(2)} MB of heap in use.`);
}
client.close();
// The last records may still be on their way.
await setTimeout(500);
await server.stop();
assert.equal(log.records, expectedRecords, "There must be a record of each 5xx and each torn response.");
// In the first section the server still compiles and fills its pools.
const grown = heaps.at(-1) - heaps[0];
assert.ok(grown < ALLOWED_BYTES, `The heap grew by ${grown} bytes.`);
console.log(`Passed: ${log.records} records in the log, the heap grew by ${(grown / 1e6).toFixed(2)} MB.`);

async function soakUntil(end) {
  await client.send(() => {
    if (performance.now() >= end) return undefined;
    const id = ++count;
    const expected = caseOf(id);
    if (expected.status >= 500) expectedRecords += 1;
    return { text: requestOf(expected, id), take: (answer) => assertAnswer(answer, expected, id) };
  });
}
