import { setTimeout as delay } from "node:timers/promises";
import { requestBytes, type RawConnection } from "../support/raw-http";
import { type RefusingServer, useRefusingServer } from "./refusing-server";

/** What no parser takes for a request. */
const GARBAGE = "?\r\n\r\n";
const HELD = requestBytes({ path: "/held" });
const UPLOAD = { method: "POST", headers: ["Content-Length: 10"] };

describe.each([{ kind: "http" }, { kind: "https" }] as const)(
  "the turn of a refusal over $kind",
  ({ kind }) => {
    const server = useRefusingServer({ kind });

    it("comes after the response to the request before it", async () => {
      const connection = await server.open();
      connection.send(requestBytes({ path: "/alive" }) + GARBAGE);
      expect(await statuses(connection, 2)).toEqual([200, 400]);
      expect(await connection.ended()).toBe("closed");
    });

    it("does not come within a body that is under way", async () => {
      const connection = await server.open();
      connection.send(requestBytes({ path: "/begun" }) + GARBAGE);
      await connection.receiveUntil("12345");
      // Parsed again, and once more: each of them is an error of its own to Node.
      connection.send(GARBAGE);
      await delay(30);
      connection.send(GARBAGE);
      release(server, "/begun", "6");
      const first = await connection.receive();
      expect([first.status, first.body.toString()]).toEqual([200, "123456"]);
      expect(await statuses(connection, 1)).toEqual([400]);
      expect(await connection.ended()).toBe("closed");
      expect(server.refusals).toHaveLength(1);
    });

    it("comes after each of the responses that are open, in whichever order they end", async () => {
      const connection = await server.open();
      connection.send(HELD + requestBytes({ path: "/held/2" }) + GARBAGE);
      await until(() => server.held.size === 2);
      release(server, "/held/2", "second");
      await delay(30);
      release(server, "/held", "first");
      expect((await connection.receive()).body.toString()).toBe("first");
      expect((await connection.receive()).body.toString()).toBe("second");
      expect(await statuses(connection, 1)).toEqual([400]);
      expect(await connection.ended()).toBe("closed");
    });

    it("comes where the head that is too large stands behind an open response", async () => {
      const connection = await server.open();
      connection.send(HELD + requestBytes({ headers: [`A: ${"a".repeat(20_000)}`] }));
      await until(() => server.held.size === 1);
      release(server, "/held", "ok");
      expect(await statuses(connection, 2)).toEqual([200, 431]);
    });

    it("comes for CONNECT behind an open response too", async () => {
      const connection = await server.open();
      connection.send(`${HELD}CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n`);
      await until(() => server.held.size === 1);
      release(server, "/held", "ok");
      expect(await statuses(connection, 2)).toEqual([200, 405]);
    });

    it("does not come where the response before it closes the connection", async () => {
      const connection = await server.open();
      connection.send(requestBytes({ path: "/held", headers: ["Connection: close"] }) + GARBAGE);
      await until(() => server.held.size === 1);
      release(server, "/held", "ok");
      expect(await statuses(connection, 1)).toEqual([200]);
      expect(await connection.ended()).toBe("closed");
      expect(server.refusals).toEqual([]);
    });

    it("does not come where the client has left before it", async () => {
      const connection = await server.open();
      connection.send(HELD + GARBAGE);
      await until(() => server.held.size === 1);
      const closed = new Promise((resolve) => server.held.get("/held")?.once("close", resolve));
      connection.close();
      await closed;
      await delay(10);
      expect(server.refusals).toEqual([]);
    });
  },
);

describe("an error within a request", () => {
  const server = useRefusingServer({ express: 4 });

  it("is answered at once where its response has not begun", async () => {
    const connection = await server.open();
    connection.send(
      `${requestBytes({ method: "POST", path: "/held", headers: ["Transfer-Encoding: chunked"] })}zz\r\n`,
    );
    expect(await statuses(connection, 1)).toEqual([400]);
    expect(await connection.ended()).toBe("closed");
    expect(server.refusals).toEqual([expect.objectContaining({ method: "POST", path: "/held" })]);
    // What the handler does later goes nowhere.
    release(server, "/held", "late");
    expect(server.failures).toEqual([]);
  });

  it("does not make the handler throw that goes on to answer", async () => {
    const connection = await server.open();
    connection.send(
      `${requestBytes({ method: "POST", path: "/held", headers: ["Transfer-Encoding: chunked"] })}zz\r\n`,
    );
    expect(await statuses(connection, 1)).toEqual([400]);
    const held = server.held.get("/held");
    if (held === undefined) throw new Error("The request was not held.");
    // In a timer, an error of these would end the process.
    held.set("A", "b").append("A", "c").status(201).location("/keys/8").cookie("a", "b").vary("A");
    held.removeHeader("A");
    held.setHeaders(new Map([["A", "b"]]));
    held.writeHead(200, { A: "b" });
    held.write("late");
    held.json({ late: true });
    held.redirect("/keys/8");
    expect(held.getHeader("A")).toBeUndefined();
    expect(await connection.ended()).toBe("closed");
    expect(server.refusals).toHaveLength(1);
    expect(server.failures).toEqual([]);
    held.req.next?.(new Error("It failed later."));
    expect(server.failures).toEqual([expect.objectContaining({ outcome: "late" })]);
  });

  it("is one report where the handler was reading the body", async () => {
    const connection = await server.open();
    connection.send(
      `${requestBytes({ method: "POST", path: "/read", headers: ["Transfer-Encoding: chunked"] })}1\r\na\r\nzz\r\n`,
    );
    expect(await statuses(connection, 1)).toEqual([400]);
    expect(await connection.ended()).toBe("closed");
    await delay(20);
    expect(server.refusals).toHaveLength(1);
    expect(server.failures).toEqual([]);
  });

  it("cuts the response where it has begun", async () => {
    const connection = await server.open();
    connection.send(
      requestBytes({ method: "POST", path: "/begun", headers: ["Transfer-Encoding: chunked"] }),
    );
    await connection.receiveUntil("12345");
    connection.send("zz\r\n");
    await expect(connection.receive()).rejects.toThrow("incomplete");
    expect(server.refusals).toEqual([expect.objectContaining({ outcome: "torn", path: "/begun" })]);
  });

  it("closes the connection where the request was answered already, and is no second report", async () => {
    const connection = await server.open();
    connection.send(
      `${requestBytes({ method: "POST", path: "/unknown", headers: ["Transfer-Encoding: chunked"] })}1\r\na\r\n`,
    );
    expect(await statuses(connection, 1)).toEqual([404]);
    connection.send("zz\r\n");
    expect(await connection.ended()).toBe("closed");
    expect(server.refusals).toEqual([]);
    expect(server.failures).toHaveLength(1);
  });

  it("waits for the responses before it", async () => {
    const connection = await server.open();
    connection.send(
      `${HELD}${requestBytes({ method: "POST", path: "/held/2", headers: ["Transfer-Encoding: chunked"] })}zz\r\n`,
    );
    await until(() => server.held.size === 2);
    await delay(30);
    release(server, "/held", "first");
    expect(await statuses(connection, 2)).toEqual([200, 400]);
    expect(await connection.ended()).toBe("closed");
  });

  it("is answered where the client ends its side in the middle of a body", async () => {
    const connection = await server.open();
    connection.send(requestBytes({ ...UPLOAD, path: "/held" }));
    await until(() => server.held.size === 1);
    connection.socket.end("abc");
    expect(await statuses(connection, 1)).toEqual([400]);
    expect(server.refusals).toHaveLength(1);
  });
});

describe("behind a refused request", () => {
  const server = useRefusingServer();

  it.each([
    { what: "without Host", refused: "GET /1 HTTP/1.1\r\n\r\n", status: 400 },
    { what: "with an unknown expectation", refused: requestBytes({ headers: ["Expect: tea"] }), status: 417 },
  ])("$what nothing is run", async ({ refused, status }) => {
    const connection = await server.open();
    connection.send(`${HELD}${refused}${requestBytes({ path: "/alive" })}`);
    await until(() => server.held.size === 1);
    await delay(10);
    release(server, "/held", "ok");
    expect(await statuses(connection, 2)).toEqual([200, status]);
    expect(await connection.ended()).toBe("closed");
    expect(server.asked).toEqual(["/held"]);
  });
});

async function statuses(connection: RawConnection, count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) found.push((await connection.receive()).status);
  return found;
}

function release(server: RefusingServer, path: string, text: string): void {
  server.held.get(path)?.end(text);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 200; tries++) await delay(5);
  expect(isSo()).toBe(true);
}
