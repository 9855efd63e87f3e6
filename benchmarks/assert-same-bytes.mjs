import assert from "node:assert/strict";
import { CANDIDATES } from "./candidates.mjs";
import { Connection } from "./harness/connection.mjs";
import { getRequest } from "./harness/client.mjs";
import { ServerProcess } from "./harness/server-process.mjs";

/** The ratio to the constant route means nothing unless both send the same, but for the date and the id. */
export async function assertSameBytes() {
  const [constant, byHand, ours, constantKms, oursKms, oursCodes] = await Promise.all(
    ["constant", "byHand", "ours", "constantKms", "oursKms", "oursCodes"].map(answerOf),
  );
  assert.equal(byHand, constant);
  assert.equal(ours, constant);
  assert.equal(oursKms, constantKms);
  assert.equal(oursCodes, constantKms);
}

async function answerOf(wanted) {
  const { module, name } = CANDIDATES.find((candidate) => candidate.name === wanted);
  const server = await ServerProcess.start(module, name);
  const connection = new Connection(server.port);
  try {
    const { head, body } = await connection.exchange(getRequest("/keys/42"));
    return `${head}\n\n${body}`
      .replace(/^Date: .*$/m, "Date: …")
      .replace(/[\da-f]{8}-[\da-f-]{27}/g, "an id");
  } finally {
    connection.close();
    await server.stop();
  }
}
