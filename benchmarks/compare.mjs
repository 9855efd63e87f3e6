import { performance } from "node:perf_hooks";
import { Client, getRequest } from "./harness/client.mjs";
import { ServerProcess } from "./harness/server-process.mjs";
import { shuffled } from "./harness/statistics.mjs";

const CONNECTIONS = 20;
const REQUESTS_OF_A_BLOCK = 500;
/** After so many blocks, V8 has optimised all code that a request runs through. */
const BLOCKS_OF_WARM_UP = 40;
/** The share of the time that the warm-up may take at most. */
const MOST_OF_WARM_UP = 0.6;
const STATUS = 404;
const REQUEST = getRequest("/keys/42");

/**
 * The CPU time of one request, in microseconds: for each round, a list with a number for each candidate. In a round
 * each candidate has one short block, in random order.
 */
export async function compare(candidates, seconds) {
  const begin = performance.now();
  const hasPassed = (share) => performance.now() - begin > share * seconds * 1_000;
  const runners = await Promise.all(candidates.map(startRunner));
  for (let block = 0; block < BLOCKS_OF_WARM_UP && !hasPassed(MOST_OF_WARM_UP); block++)
    await runRound(runners);
  const rounds = [];
  do rounds.push(await runRound(runners));
  while (!hasPassed(1));
  await Promise.all(runners.map(stopRunner));
  return rounds;
}

async function runRound(runners) {
  const costs = [];
  for (const [index, runner] of shuffled([...runners.entries()])) costs[index] = await runBlock(runner);
  return costs;
}

async function runBlock({ server, client }) {
  const before = await server.cpu();
  await client.sendSame(REQUEST, STATUS, REQUESTS_OF_A_BLOCK);
  return ((await server.cpu()) - before) / REQUESTS_OF_A_BLOCK;
}

async function startRunner({ module, name, options, connections = CONNECTIONS }) {
  const server = await ServerProcess.start(module, name, options);
  return { server, client: await Client.open(server.port, connections) };
}

async function stopRunner({ server, client }) {
  client.close();
  await server.stop();
}
