"use strict";

// Clients that send a body slowly, in processes of their own. Within the process of the server
// they would prove nothing: what is not read there is read in the same turn.
const { spawn } = require("node:child_process");
const { Agent } = require("node:http");
const { connect } = require("node:net");
const { Readable } = require("node:stream");
const { setTimeout: wait } = require("node:timers/promises");
const axios = require("axios");
const superagent = require("superagent");

const PARTS = 8;
const PART = Buffer.alloc(50_000, "x");
const PAUSE = 5;

async function* slowly(pause = PAUSE) {
  for (let part = 0; part < PARTS; part++) {
    yield PART;
    await wait(pause);
  }
}

/** By name, clients that send to an address and resolve with the status and the body of what they receive. */
const CLIENTS = {
  /** Sends everything before it reads. */
  async raw(url, version, pause) {
    const { hostname, port, pathname } = new URL(url);
    const socket = connect({ host: hostname, port, noDelay: true });
    let received = "";
    let failure;
    socket.setEncoding("latin1");
    socket.on("error", (error) => (failure = error));
    socket.on("data", (text) => (received += text));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.pause();
    const head = [`POST ${pathname} HTTP/${version}`, "Host: localhost", "Connection: close"];
    socket.write(`${head.join("\r\n")}\r\nContent-Length: ${PARTS * PART.length}\r\n\r\n`);
    for await (const part of slowly(pause)) {
      if (socket.destroyed) break;
      socket.write(part);
    }
    socket.resume();
    await closed;
    if (received === "") throw failure ?? new Error("The connection was closed without an answer.");
    return {
      status: Number(received.split(" ")[1]),
      body: received.split("\r\n\r\n").slice(1).join("\r\n\r\n"),
    };
  },

  // As a form: it listens for the answer to a piped body only when the body has ended.
  async superagent(url) {
    const request = superagent
      .post(url)
      .set("Connection", "close")
      .ok(() => true)
      .buffer(true);
    const { status, text } = await request.attach("file", Readable.from(slowly()), "file");
    return { status, body: text };
  },

  async axios(url) {
    const { status, data } = await axios.post(url, Readable.from(slowly()), {
      headers: { "Content-Type": "application/octet-stream" },
      // Sends `Connection: close`.
      httpAgent: new Agent({ keepAlive: false }),
      maxRedirects: 0,
      validateStatus: () => true,
      responseType: "text",
      transformResponse: (text) => text,
    });
    return { status, body: data };
  },

  async fetch(url) {
    const body = Readable.toWeb(Readable.from(slowly()));
    const response = await fetch(url, {
      method: "POST",
      duplex: "half",
      body,
      headers: { Connection: "close" },
    });
    return { status: response.status, body: await response.text() };
  },

  async curl(url, version) {
    const program = spawn("curl", [
      ...["--silent", "--show-error", "--write-out", "\n%{http_code}", `--http${version}`],
      ...["--header", "Connection: close", "--header", "Expect:", "--limit-rate", "8M"],
      ...["--data-binary", "@-", url],
    ]);
    program.stdin.on("error", () => undefined);
    program.stdin.end(Buffer.alloc(PARTS * PART.length, "x"));
    let output = "";
    let errors = "";
    program.stdout.on("data", (text) => (output += text));
    program.stderr.on("data", (text) => (errors += text));
    const code = await new Promise((resolve) => program.once("close", resolve));
    if (code !== 0) throw new Error(`curl ended with ${code}: ${errors}`);
    const [status, ...body] = output.split("\n").reverse();
    return { status: Number(status), body: body.reverse().join("\n") };
  },
};

/** Sends without end, and resolves with how many seconds it took until the connection was closed. */
async function sendForever(url) {
  const { hostname, port, pathname } = new URL(url);
  // Half open: it goes on when the server has ended its side.
  const socket = connect({ host: hostname, port, allowHalfOpen: true });
  const start = Date.now();
  socket.on("error", () => undefined);
  socket.resume();
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 1000000000\r\n\r\n`,
  );
  const sending = setInterval(() => socket.write("x"), 200);
  await closed;
  clearInterval(sending);
  return { seconds: (Date.now() - start) / 1_000 };
}

/** Rejects when a client has waited for longer than its pauses and any bound of the server, but the silence of the connection. */
async function tooLate(pause = PAUSE) {
  await wait(20_000 + PARTS * pause, undefined, { ref: false });
  throw new Error("There was no answer within 20 seconds.");
}

process.on("message", ({ id, client, url, version, pause }) => {
  const work =
    client === "endless"
      ? sendForever(url)
      : Promise.race([CLIENTS[client](url, version, pause), tooLate(pause)]);
  work.then(
    (answer) => process.send({ id, ...answer }),
    (error) => process.send({ id, error: String(error.cause ?? error) }),
  );
});
