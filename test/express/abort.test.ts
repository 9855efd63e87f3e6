import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, Socket, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectSecurely } from "node:tls";
import { abort } from "../../src/express/deliver";
import { requestBytes } from "../support/raw-http";
import { createHttp2Request, createRequest } from "./create-request";

describe("abort", () => {
  it("destroys the socket that a waiting response is given later, and no other", () => {
    const { request, response } = createRequest();
    abort(request, response);
    expect(request.socket.destroyed).toBe(false);
    const given = new Socket();
    response.assignSocket(given);
    expect(given.destroyed).toBe(true);
    expect(request.socket.destroyed).toBe(false);
  });

  it("closes the stream of HTTP/2 with an internal error", () => {
    const { response } = createRequest();
    const codes: number[] = [];
    abort(
      createHttp2Request(),
      Object.assign(response, { stream: { close: (code: number) => void codes.push(code) } }),
    );
    expect(codes).toEqual([2]);
  });

  it("cuts a response that ends with its connection where the socket knows no reset", async () => {
    const path = join(tmpdir(), `abort-${String(process.pid)}.sock`);
    const received = await exchangeOver(path, (request, response) => {
      response.write("begun", () => abort(request, response));
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
    abortNow = () => abort(request, response);
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
