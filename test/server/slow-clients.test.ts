import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { requestBytes } from "../support/raw-http";
import { useRefusingServer } from "./refusing-server";

const LENGTH = "Content-Length: 5000000";

describe("a client that sends on and reads nothing for a while", () => {
  const server = useRefusingServer();

  it.each([
    { what: "a head that is too large", head: "GET / HTTP/1.1\r\nA: ", status: 431 },
    { what: "a malformed request", head: "GET / HTTP/1.1\r\nHost x\r\n\r\n", status: 400 },
    {
      what: "a body with a chunk that has no size",
      head: `${requestBytes({ method: "POST", path: "/read", headers: ["Transfer-Encoding: chunked"] })}zz\r\n`,
      status: 400,
    },
    { what: "a body behind a head without Host", head: `POST / HTTP/1.1\r\n${LENGTH}\r\n\r\n`, status: 400 },
    {
      what: "a body behind an unknown expectation",
      head: requestBytes({ method: "POST", headers: ["Expect: tea", LENGTH] }),
      status: 417,
    },
    { what: "bytes behind a CONNECT", head: "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", status: 405 },
  ])("reads the whole answer to $what", async ({ head, status }) => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(__dirname, "slow-client.cjs"),
      String(server.port),
      head,
    ]);
    expect(stdout).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} [^]*"requestId":"[^"]*"}$`));
  });
});

describe("a client that never ends its side", () => {
  const server = useRefusingServer();

  it.each([
    { what: "whose request has no Host", sent: "GET / HTTP/1.1\r\n\r\n" },
    { what: "whose request is malformed", sent: "?\r\n\r\n" },
  ])("is closed when it has been silent for a while: one $what", async ({ sent }) => {
    const accepted = once(server.server, "connection") as Promise<[Socket]>;
    const client = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });
    client.write(sent);
    const [socket] = await accepted;
    await once(client.resume(), "end");
    expect(socket.destroyed).toBe(false);
    await once(socket, "close");
    client.destroy();
  });
});

describe("a client that reads slowly", () => {
  const server = useRefusingServer();

  it("reads the long response before the refusal, and then the refusal", async () => {
    const connection = await server.open();
    connection.socket.pause();
    connection.send(`${requestBytes({ path: "/held" })}?\r\n\r\n`);
    while (!server.held.has("/held")) await delay(5);
    const body = "b".repeat(8_000_000);
    server.held.get("/held")?.end(body);
    await delay(100);
    connection.socket.resume();
    expect((await connection.receive()).body.length).toBe(body.length);
    expect((await connection.receive()).status).toBe(400);
    expect(await connection.ended()).toBe("closed");
  });
});
