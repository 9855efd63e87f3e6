import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { IncompleteResponse, requestBytes, withConnection } from "./raw-http";

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

let server: Server;
let port: number;
let answer: (socket: Socket, received: string) => void;
/** Ends the connection once the client has read: a reset before that can look like an orderly end. */
let endNow: () => void;

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      answer(socket, bytes.toString("latin1"));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

describe("RawConnection", () => {
  it("sends bytes as they stand", async () => {
    answer = (socket, received) => socket.write(received === "\u00e9 \r\n" ? OK : "no");
    await withConnection(port, async (connection) => {
      connection.send("\u00e9 \r\n");
      expect((await connection.receive()).body.toString()).toBe("ok");
    });
  });

  it("reads pipelined responses one after another, in pieces too", async () => {
    answer = (socket) => {
      socket.write(`${OK}${OK}HTTP/1.1 404 Not`);
      setTimeout(() => socket.end(" Found\r\nContent-Length: 0\r\n\r\n"), 20);
    };
    await withConnection(port, async (connection) => {
      connection.send("x");
      const statuses = [];
      for (let count = 0; count < 3; count += 1) statuses.push((await connection.receive()).status);
      expect(statuses).toEqual([200, 200, 404]);
      expect(await connection.ended()).toBe("closed");
    });
  });

  it.each([
    { ending: "closed", end: (socket: Socket) => socket.end() },
    { ending: "reset", end: (socket: Socket) => socket.resetAndDestroy() },
  ])("reads a response and then that the connection is $ending", async ({ ending, end }) => {
    answer = (socket) => {
      socket.write(OK);
      endNow = () => end(socket);
    };
    await withConnection(port, async (connection) => {
      connection.send("x");
      await connection.receive();
      endNow();
      expect(await connection.ended()).toBe(ending);
    });
  });

  it("refuses bytes after the last response", async () => {
    answer = (socket) => socket.end(`${OK}!`);
    await withConnection(port, async (connection) => {
      connection.send("x");
      await connection.receive();
      await expect(connection.ended()).rejects.toThrow("Bytes came after the last response");
    });
  });

  it.each([
    { ending: "closed", end: (socket: Socket) => socket.end() },
    { ending: "reset", end: (socket: Socket) => socket.resetAndDestroy() },
  ])("tells a torn body from a whole one when the connection is $ending", async ({ ending, end }) => {
    answer = (socket) => {
      socket.write(OK.slice(0, -1));
      endNow = () => end(socket);
    };
    await withConnection(port, async (connection) => {
      connection.send("x");
      await connection.receiveUntil("o");
      endNow();
      const failure: unknown = await connection.receive().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(IncompleteResponse);
      expect(failure).toMatchObject({ ending });
    });
  });

  it("takes a reset for a torn body where only the end of the connection frames it", async () => {
    answer = (socket) => {
      socket.write("HTTP/1.0 200 OK\r\n\r\nok");
      endNow = () => socket.resetAndDestroy();
    };
    await withConnection(port, async (connection) => {
      connection.send("x");
      await connection.receiveUntil("ok");
      endNow();
      await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
    });
  });

  it("does not wait longer than it was told", async () => {
    answer = () => undefined;
    await withConnection(port, async (connection) => {
      connection.send("x");
      await expect(connection.receive("GET", 30)).rejects.toThrow("No complete response in time");
      await expect(connection.receiveUntil("ok", 30)).rejects.toThrow("No complete response in time");
      await expect(connection.ended(30)).rejects.toThrow("No complete response in time");
    });
  });

  it("shows the beginning of a response", async () => {
    answer = (socket) => socket.write(OK.slice(0, -1));
    await withConnection(port, async (connection) => {
      connection.send("x");
      expect((await connection.receiveUntil("\r\n\r\no")).toString("latin1")).toBe(OK.slice(0, -1));
    });
  });
});

describe("requestBytes", () => {
  it.each([
    { what: "a GET", parts: {}, bytes: "GET / HTTP/1.1\r\nHost: test.example\r\n\r\n" },
    {
      what: "a body with its length",
      parts: { method: "POST", path: "/a", body: "abc" },
      bytes: "POST /a HTTP/1.1\r\nHost: test.example\r\nContent-Length: 3\r\n\r\nabc",
    },
    {
      what: "a length of its own",
      parts: { method: "POST", headers: ["Content-Length: 9"], body: "abc" },
      bytes: "POST / HTTP/1.1\r\nHost: test.example\r\nContent-Length: 9\r\n\r\nabc",
    },
  ])("writes $what", ({ parts, bytes }) => {
    expect(requestBytes(parts)).toBe(bytes);
  });
});
