import type { RequestHandler } from "express";
import { NotFound } from "../../src";
import { requestBytes, withConnection } from "../support/raw-http";
import { ask, expectAlive, expectBareRow, expectServerAlive } from "./ask";
import { useHostileServer, type HostileServer } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { SETTING_TITLE, SETTINGS } from "./settings";

const failAtOnce: RequestHandler = (_request, _response, next) => {
  next(new NotFound());
};

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  it("answers each request of a pipeline in its order", async () => {
    server.handle = failAtOnce;
    await withConnection(server.port, async (connection) => {
      connection.send(["/alive", "/a", "/alive", "/b", "/c"].map((path) => requestBytes({ path })).join(""));
      const statuses = [];
      for (let count = 0; count < 5; count += 1) statuses.push((await connection.receive()).status);
      expect(statuses).toEqual([200, 404, 200, 404, 404]);
      await expectAlive(connection);
    });
  });

  it("answers HEAD with the headers of GET and without body", async () => {
    const comparable = (pairs: readonly (readonly [string, string])[]) =>
      pairs.filter(([name]) => !["Date", "X-Request-Id"].includes(name));
    const get = await ask(server, failAtOnce);
    const head = await ask(server, failAtOnce, { method: "HEAD" });
    expect(comparable(head.raw.headers)).toEqual(comparable(get.raw.headers));
  });

  it.each([
    { what: "HTTP/1.0", parts: { version: "1.0" as const } },
    { what: "a request line of HTTP/2.0", parts: { version: "2.0" as const } },
    { what: "Connection: close", parts: { headers: ["Connection: close"] } },
  ])("answers $what whole and closes", async ({ parts }) => {
    server.handle = failAtOnce;
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes(parts));
      expectNotFound(server, await connection.receive());
      expect(await connection.ended()).toBe("closed");
    });
  });

  it("replaces a leftover phrase whatever version the client writes", async () => {
    server.handle = (_request, response, next) => {
      response.statusMessage = "Left Over";
      next(new NotFound());
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ version: "2.0" }));
      expectNotFound(server, await connection.receive());
    });
  });

  it.each([
    {
      what: "an upgrade that nobody serves",
      parts: { headers: ["Connection: Upgrade", "Upgrade: websocket"] },
    },
    { what: "an Accept of 13 KB", parts: { headers: [`Accept: ${"a/b;q=0.1,".repeat(1300)}c/d`] } },
    { what: "an Accept that wants HTML", parts: { headers: ["Accept: text/html"] } },
    { what: "an Accept-Encoding of nothing", parts: { headers: ["Accept-Encoding: identity;q=0, *;q=0"] } },
    { what: "a GET with a body", parts: { body: "hello" } },
    { what: "OPTIONS *", parts: { method: "OPTIONS", path: "*" } },
    { what: "an absolute target", parts: { path: "http://other.example/a?b" } },
    { what: "If-None-Match: *", parts: { headers: ["If-None-Match: *"] } },
    { what: "a Range", parts: { headers: ["Range: bytes=0-1"] } },
    { what: "X-HTTP-Method-Override", parts: { headers: ["X-HTTP-Method-Override: HEAD"] } },
    {
      what: "an HTTP/1.0 client that keeps alive",
      parts: { version: "1.0" as const, headers: ["Connection: keep-alive"] },
    },
  ])("answers $what", async ({ parts }) => {
    expectBareRow(server, await ask(server, failAtOnce, parts), 404);
  });

  it.each([
    {
      what: "with its body half sent",
      bytes: `${requestBytes({ method: "POST", headers: ["Content-Length: 1000"] })}half`,
    },
    { what: "while it waits", bytes: requestBytes() },
  ])("reports a client that left $what", async ({ bytes }) => {
    const arrived = new Promise<void>((resolve) => {
      server.handle = (_request, response, next) => {
        response.once("close", () => {
          next(new Error("too late"));
        });
        resolve();
      };
    });
    await withConnection(server.port, async (connection) => {
      connection.send(bytes);
      await arrived;
    });
    expect(await server.nextReport()).toMatchObject({ outcome: "aborted" });
    await expectServerAlive(server);
  });
});

function expectNotFound(server: HostileServer, raw: Parameters<typeof expectDocumentedResponse>[1]): void {
  expectBareRow(server, expectDocumentedResponse(server.profile, raw), 404);
}
