// `npm run benchmark:memory`: what is left on the heap of a server after a million errors, each of another path
// and with another `Accept`. Exits with 1 where it grew by 1 MB or more.
import console from "node:console";
import process from "node:process";
import { parseArgs } from "node:util";
import { Client, getRequest } from "./harness/client.mjs";
import { describeMachine } from "./harness/machine.mjs";
import { ServerProcess } from "./harness/server-process.mjs";

const CONNECTIONS = 50;
const WARM_UP = 100_000;
const ALLOWED_BYTES = 1_000_000;

const { values } = parseArgs({ options: { count: { type: "string", default: "1000000" } } });

console.log(`Ran on ${describeMachine()}.`);
const server = await ServerProcess.start(new URL("apps/ours.mjs", import.meta.url), "ours");
const client = await Client.open(server.port, CONNECTIONS);
let answered = 0;
await sendErrors(WARM_UP);
const before = await server.heap();
await sendErrors(Number(values.count));
const grown = (await server.heap()) - before;
client.close();
await server.stop();

const held = `${(before / 1e6).toFixed(2)} MB before, ${((before + grown) / 1e6).toFixed(2)} MB after`;
console.log(`Heap in use with ${values.count} errors answered between: ${held}.`);
if (grown >= ALLOWED_BYTES) {
  console.error(`It grew by ${grown} bytes.`);
  process.exitCode = 1;
}

async function sendErrors(count) {
  const end = answered + count;
  await client.send(() => {
    if (answered === end) return undefined;
    const id = answered++;
    return { text: distinctRequest(id), take: (answer) => assertNotFound(answer, id) };
  });
}

function distinctRequest(id) {
  return getRequest(`/keys/${id}?page=${id}`).replace("application/json", `application/vnd.v${id}+json`);
}

function assertNotFound(answer, id) {
  if (answer?.status === 404 && answer.body.includes(`No key has the id ${id}.`)) return;
  throw new Error(`The answer to ${id} was ${JSON.stringify(answer)}.`);
}
