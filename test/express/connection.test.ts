import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, Socket, type AddressInfo } from "node:net";
import { Duplex, PassThrough, Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectSecurely } from "node:tls";
import { abort, closeInStages, prepareForRest } from "../../src/express/connection";
import { exchangeOf } from "../../src/express/replace-response";
import { requestBytes } from "../support/raw-http";
import { createHttp2Request, createRequest } from "./create-request";

const STAND_IN = {
  writable: true,
  ...{ on: ignore, removeListener: ignore, destroy: ignore, cork: ignore, uncork: ignore, write: ignore },
};

function ignore(): void {
  // It leads nowhere.
}

describe("closeInStages", () => {
  const begin = () => {
    const socket = new Duplex({ read: ignore, autoDestroy: false });
    const served: unknown[] = [];
    // The parser's own.
    socket.on("data", (bytes) => void served.push(bytes)).on("end", () => void served.push("end"));
    socket.pause();
    closeInStages(socket as unknown as Socket);
    return { socket, served };
  };

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it("starts a connection again that stopped while a read was under way", async () => {
    const read = jest.fn();
    const socket = new Duplex({ read, autoDestroy: false });
    socket.read(0);
    closeInStages(socket as unknown as Socket);
    await nextTurn();
    expect(read).toHaveBeenCalledTimes(2);
    socket.destroy();
  });

  it("ends the sending side at once, and serves nothing that arrives from then on", async () => {
    const { socket, served } = begin();
    expect(socket.writableEnded).toBe(true);
    socket.push("GET / HTTP/1.1");
    await nextTurn();
    expect(served).toEqual([]);
    expect(socket.destroyed).toBe(false);
  });

  it("destroys a connection whose client has sent nothing for five seconds", async () => {
    const { socket } = begin();
    for (let count = 0; count < 3; count += 1) {
      jest.advanceTimersByTime(4_900);
      socket.push("x");
      await nextTurn();
    }
    expect(socket.destroyed).toBe(false);
    jest.advanceTimersByTime(5_000);
    expect(socket.destroyed).toBe(true);
  });

  it("destroys a connection whose client sends for ever, after thirty seconds", async () => {
    const { socket } = begin();
    for (let seconds = 1; seconds < 30; seconds += 1) {
      jest.advanceTimersByTime(1_000);
      socket.push("x");
      await nextTurn();
      expect(socket.destroyed).toBe(false);
    }
    jest.advanceTimersByTime(1_000);
    expect(socket.destroyed).toBe(true);
  });

  it("destroys a connection as soon as its client has ended, and leaves no timer", async () => {
    const { socket } = begin();
    socket.push(null);
    await nextTurn();
    expect(socket.destroyed).toBe(true);
    await nextTurn();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("abort", () => {
  it("closes the socket that a waiting response is given later, and no other", async () => {
    const { request, response } = createRequest();
    abort(exchangeOf(request, response));
    expect(request.socket.destroyed).toBe(false);
    const given = new Socket();
    response.assignSocket(given);
    await nextTurn();
    expect(given.writableEnded).toBe(true);
    expect(request.socket.writableEnded).toBe(false);
  });

  it("destroys the stream of HTTP/2 with an error that nobody has to handle", async () => {
    const { response } = createRequest();
    const stream = new PassThrough();
    abort(exchangeOf(createHttp2Request(), Object.assign(response, { stream })));
    expect(stream.errored?.message).toBe("The response was cut: its handler failed after it had begun.");
    await new Promise((resolve) => stream.once("close", resolve));
  });

  it.each([
    { name: "serverless-http", socket: Object.assign(Object.create(null) as object, STAND_IN) },
    { name: "light-my-request", socket: new Writable({ write: ignore }) },
  ])("leaves the rest of a body to an adapter without a socket, such as $name", async ({ socket }) => {
    const { request, response } = createRequest();
    response.assignSocket(socket as Socket);
    prepareForRest(exchangeOf(request, response));
    expect(() => response.emit("finish")).not.toThrow();
    expect(() => response.emit("close")).not.toThrow();
    await nextTurn();
  });

  it("lets an adapter without a socket know, by the error event that it waits for", async () => {
    const { request, response } = createRequest();
    // What serverless-http gives a response in the place of a socket.
    response.assignSocket(Object.assign(Object.create(null) as Socket, STAND_IN));
    response.write("begun");
    abort(exchangeOf(request, response));
    await expect(once(response, "finish")).rejects.toThrow("The response was cut");
    expect(response.destroyed).toBe(true);
  });

  it("cuts a response that ends with its connection where the socket knows no reset", async () => {
    const path = join(tmpdir(), `abort-${String(process.pid)}.sock`);
    const received = await exchangeOver(path, (request, response) => {
      response.write("begun", () => abort(exchangeOf(request, response)));
    });
    expect(received).toContain("begun");
  });
});

it("abort resets a response over TLS that ends with its connection, as plain TCP", async () => {
  // A shared key, so that no certificate has to be made.
  const psk = Buffer.alloc(16, 7);
  let abortNow: () => void;
  const common = { ciphers: "PSK", maxVersion: "TLSv1.2" } as const;
  const server = createSecureServer({ ...common, pskCallback: () => psk }, (request, response) => {
    response.write("begun");
    abortNow = () => abort(exchangeOf(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const options = { ...common, port, checkServerIdentity: () => undefined };
  const socket = connectSecurely({ ...options, pskCallback: () => ({ psk, identity: "client" }) });
  socket.write(requestBytes({ version: "1.0" }));
  socket.once("data", () => abortNow());
  const ending = await new Promise((resolve) => {
    socket.on("end", () => {
      resolve("end");
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  expect(ending).toBe("ECONNRESET");
});

/** Asks a server on a Unix socket over HTTP/1.0 and reads until the connection is closed. */
async function exchangeOver(path: string, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const socket = connect(path);
  socket.write(requestBytes({ version: "1.0" }));
  let received = "";
  socket.setEncoding("utf8").on("data", (text: string) => (received += text));
  await new Promise((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => server.close(resolve));
  return received;
}
