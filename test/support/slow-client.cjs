"use strict";

// A client in a process of its own, started by `useSlowClient`. It sends parts with pauses between them and does not
// read meanwhile, as clients do that send a request whole before they look at the answer. Within the process of the
// server it would prove nothing: what is not read there is read in the same turn.
const { connect } = require("node:net");
const { setTimeout: wait } = require("node:timers/promises");

process.on("message", ({ id, ...exchange }) => {
  run(exchange).then((result) => process.send({ id, ...result }));
});

/** Sends the parts, reads what comes until the connection is closed, and returns it. */
async function run({ port, parts, readsMeanwhile }) {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const result = { received: "", error: undefined };
  socket.on("error", ({ code }) => {
    result.error = code;
  });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.setEncoding("latin1").on("data", (text) => {
    result.received += text;
  });
  if (!readsMeanwhile) socket.pause();
  for (const part of parts) {
    if (socket.destroyed) break;
    if (typeof part === "string") socket.write(part, "latin1");
    else if (part.bytes !== undefined) socket.write(Buffer.alloc(part.bytes, "x"));
    else await wait(part.milliseconds);
  }
  socket.resume();
  await closed;
  return result;
}
