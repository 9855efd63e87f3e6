import { createServer } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { connect as connectPlain, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { documentRefusals } from "../../src/server";
import { requestBytes } from "../support/raw-http";
import { TLS, useRefusingServer } from "./refusing-server";

const TEA = requestBytes({ headers: ["Expect: tea"] });
const CONNECT = "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n";

describe("what is left as it is", () => {
  const server = useRefusingServer();

  it.each([
    { what: "HTTP/1.0 without Host", sent: "GET /alive HTTP/1.0\r\n\r\n" },
    {
      what: "an upgrade that nobody serves",
      sent: requestBytes({ path: "/alive", headers: ["Connection: upgrade", "Upgrade: websocket"] }),
    },
  ])("is $what", async ({ sent }) => {
    const connection = await server.open();
    connection.send(sent);
    const answer = await connection.receive();
    expect([answer.status, answer.body.toString()]).toEqual([200, "alive"]);
    expect(server.refusals).toEqual([]);
  });

  it("is a client that expects 100-continue", async () => {
    const connection = await server.open();
    connection.send(
      requestBytes({ method: "POST", path: "/read", headers: ["Expect: 100-continue", "Content-Length: 2"] }),
    );
    expect((await connection.receive()).status).toBe(100);
    connection.send("ok");
    expect((await connection.receive()).status).toBe(200);
  });

  it("is a connection that was reset: nothing is answered or reported", async () => {
    const accepted = nextConnection(server.server);
    const connection = await server.open();
    const socket = await accepted;
    connection.send("GET / HT");
    await delay(10);
    connection.socket.resetAndDestroy();
    await closed(socket);
    expect(server.refusals).toEqual([]);
  });

  it("is an event that has no connection, as a test emits it", () => {
    const listener = jest.fn();
    const quiet = createServer(listener);
    documentRefusals(quiet);
    expect(quiet.emit("request", { headers: {} }, {})).toBe(true);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe("a server that takes requests without Host", () => {
  const server = useRefusingServer({ server: { requireHostHeader: false } });

  it("goes on to do so", async () => {
    const connection = await server.open();
    connection.send("GET /alive HTTP/1.1\r\n\r\n");
    expect((await connection.receive()).status).toBe(200);
  });
});

describe("listeners of the app", () => {
  const server = useRefusingServer({
    before: (made) => {
      made.on("checkExpectation", (_request: unknown, response: { end(text: string): void }) => {
        response.end("tea");
      });
    },
    after: (made) => {
      made.on("connect", (_request: unknown, socket: Socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
    },
  });

  it("answer what they are for", async () => {
    const connection = await server.open();
    connection.send(TEA);
    expect((await connection.receive()).body.toString()).toBe("tea");
    connection.send(CONNECT);
    expect((await connection.receive()).status).toBe(200);
    expect(server.refusals).toEqual([]);
  });
});

describe("http2.createSecureServer with allowHTTP1", () => {
  const server = useRefusingServer({ kind: "h2" });

  it("refuses over HTTP/2 with the documented rows, and the session goes on", async () => {
    const session = connectHttp2(`https://127.0.0.1:${String(server.port)}`, {
      ...TLS,
      pskCallback: () => ({ psk: Buffer.alloc(32, "k"), identity: "test" }),
    } as object);
    const ask = async (headers: Record<string, string>) =>
      await new Promise<[unknown, string]>((resolve, reject) => {
        const stream = session.request(headers, { endStream: true });
        let status: unknown;
        let body = "";
        stream.setEncoding("utf8");
        stream.on("response", (received) => (status = received[":status"]));
        stream.on("data", (text: string) => (body += text));
        stream.on("end", () => {
          resolve([status, body]);
        });
        stream.on("error", reject);
      });
    expect(await ask({ expect: "tea" })).toEqual([417, expect.stringContaining("Expectation Failed")]);
    expect(await ask({ ":method": "CONNECT", ":authority": "a:1" })).toEqual([
      405,
      expect.stringContaining("Method Not Allowed"),
    ]);
    expect(await ask({ ":path": "/" })).toEqual([200, "over HTTP/2"]);
    expect(server.refusals.map(({ thrownStatus }) => thrownStatus)).toEqual([417, 405]);
    await new Promise<void>((resolve) => {
      session.close(resolve);
    });
  });
});

describe("a handshake of TLS that fails", () => {
  const server = useRefusingServer({ kind: "https" });

  it("is neither answered nor reported", async () => {
    const text = await new Promise<string>((resolve) => {
      let received = "";
      const socket = connectPlain(server.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\n\r\n"));
      socket.on("data", (bytes) => (received += bytes.toString("latin1")));
      socket.on("error", () => undefined);
      socket.on("close", () => {
        resolve(received);
      });
    });
    expect(text).not.toContain("HTTP/");
    const wrong = connectTls({
      ...TLS,
      port: server.port,
      pskCallback: () => ({ psk: Buffer.from("no"), identity: "x" }),
    });
    wrong.on("error", () => undefined);
    await closed(wrong);
    expect(server.refusals).toEqual([]);
  });
});

async function nextConnection(server: Server): Promise<Socket> {
  return await new Promise((resolve) => server.once("connection", resolve));
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
}
