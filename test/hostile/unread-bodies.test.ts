import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, RequestHandler } from "express";
import { HttpError, NotFound } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { headerValues } from "../support/parse-response";
import { requestBytes, withConnection } from "../support/raw-http";
import { ask, expectAlive, expectBareRow, expectServerAlive } from "./ask";
import { useHostileServer, type HostileServer } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { SETTING_TITLE, SETTINGS, SETTINGS_ONCE } from "./settings";

const failAtOnce: RequestHandler = (_request, _response, next) => {
  next(new NotFound());
};

const BODY_HANDLERS: readonly { readonly what: string; readonly handle: RequestHandler }[] = [
  { what: "unread", handle: failAtOnce },
  {
    what: "paused",
    handle: (request, response, next) => {
      request.pause();
      void failAtOnce(request, response, next);
    },
  },
  {
    what: "piped",
    handle: (request, response, next) => {
      request.pipe(slowWritable());
      void failAtOnce(request, response, next);
    },
  },
  {
    what: "read after its first chunk",
    handle: (request, _response, next) => {
      request.once("data", () => {
        next(new NotFound());
      });
    },
  },
  {
    what: "iterated",
    handle: (request, _response, next) => {
      void readOneChunk(request).then(() => {
        next(new NotFound());
      });
    },
  },
  {
    what: "decoded",
    handle: (request, response, next) => {
      request.setEncoding("utf8");
      void failAtOnce(request, response, next);
    },
  },
];

const LENGTH = 200_000;
const HEAD_OF_UPLOAD = requestBytes({ method: "POST", headers: [`Content-Length: ${String(LENGTH)}`] });

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting, {
    before: (app) => app.use("/parsed", EXPRESS[setting.express].json({ limit: 100 })),
  });

  it.each(BODY_HANDLERS)("answers before a body that is $what has come, and goes on", async ({ handle }) => {
    server.handle = handle;
    await withConnection(server.port, async (connection) => {
      connection.send(HEAD_OF_UPLOAD + "x".repeat(10));
      expectNotFound(server, await connection.receive());
      connection.send("x".repeat(LENGTH - 10));
      await expectAlive(connection);
    });
    await expectServerAlive(server);
  });

  it.each(BODY_HANDLERS)("answers where a body that is $what has come whole", async ({ handle }) => {
    const answer = await ask(server, handle, { method: "POST", body: "x".repeat(LENGTH) });
    expectBareRow(server, answer, 404);
  });

  it("answers where a loop over the body is left in its middle, and closes the connection", async () => {
    server.handle = (request, _response, next) => {
      void leaveAfterOneChunk(request).catch(next);
    };
    await withConnection(server.port, async (connection) => {
      connection.send(HEAD_OF_UPLOAD + "x".repeat(10));
      const answer = await connection.receive();
      expectNotFound(server, answer);
      expect(headerValues(answer, "connection")).toEqual(["close"]);
    });
    await expectServerAlive(server);
  });

  it("answers before the last chunk of a chunked body", async () => {
    server.handle = failAtOnce;
    await withConnection(server.port, async (connection) => {
      connection.send(
        requestBytes({ method: "POST", headers: ["Transfer-Encoding: chunked"] }) + "5\r\nhello\r\n",
      );
      expectNotFound(server, await connection.receive());
      connection.send("0\r\n\r\n");
      await expectAlive(connection);
    });
  });

  it("answers an upload beyond a limit while the client still sends", async () => {
    server.handle = (request, _response, next) => {
      let received = 0;
      request.on("data", (bytes: Buffer) => {
        received += bytes.length;
        if (received > 1000 && received - bytes.length <= 1000) next(new HttpError(413));
      });
    };
    await withConnection(server.port, async (connection) => {
      connection.send(HEAD_OF_UPLOAD + " ".repeat(50_000));
      expectBareRow(server, expectDocumentedResponse(setting.profile, await connection.receive()), 413);
      connection.send(" ".repeat(LENGTH - 50_000));
      await expectAlive(connection);
    });
  });

  it("answers an upload beyond the limit of express.json() once it is sent", async () => {
    const headers = ["Content-Type: application/json"];
    const body = `"${"x".repeat(LENGTH)}"`;
    const answer = await ask(server, failAtOnce, { method: "POST", path: "/parsed", headers, body });
    expect(answer.status).toBe(400);
  });

  it("answers a client that expects 100-continue", async () => {
    server.handle = failAtOnce;
    await withConnection(server.port, async (connection) => {
      connection.send(
        requestBytes({ method: "POST", headers: ["Expect: 100-continue", "Content-Length: 5"] }),
      );
      expect((await connection.receive()).status).toBe(100);
      expectNotFound(server, await connection.receive());
      connection.send("hello");
      await expectAlive(connection);
    });
  });
});

interface Reader {
  readonly what: string;
  /** Settles when the reader has what it takes for the whole body: with its length, or with a failure. */
  readonly read: (request: Request) => Promise<number>;
}

const READERS: readonly Reader[] = [
  {
    what: "a pipeline",
    read: async (request) => {
      let length = 0;
      const sink = new Writable({
        write(chunk: Buffer, _encoding, done) {
          length += chunk.length;
          done();
        },
      });
      await pipeline(request, sink);
      return length;
    },
  },
  {
    what: "a pipeline that has stalled",
    read: async (request) => {
      await pipeline(request, new Writable({ highWaterMark: 1, write: () => undefined }));
      return 0;
    },
  },
  { what: "a loop", read: lengthOf },
  {
    what: "a slow loop",
    read: async (request) => {
      let length = 0;
      for await (const chunk of request as AsyncIterable<Buffer>) {
        length += chunk.length;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return length;
    },
  },
  {
    what: "a web stream",
    read: async (request) => await lengthOf(Readable.toWeb(request) as AsyncIterable<Buffer>),
  },
  {
    what: "listeners",
    read: async (request) =>
      await new Promise((resolve, reject) => {
        let length = 0;
        request.on("data", (chunk: Buffer) => (length += chunk.length));
        request.on("end", () => {
          resolve(length);
        });
        request.on("error", reject);
      }),
  },
  {
    what: "listeners without one for errors",
    read: async (request) =>
      await new Promise((resolve, reject) => {
        request
          .on("data", () => undefined)
          .on("end", resolve)
          .on("close", reject);
      }),
  },
  {
    what: "a reader that begins after the answer",
    read: async (request) => {
      await new Promise((resolve) => request.res?.once("close", resolve));
      await new Promise((resolve) => setTimeout(resolve, 10));
      return await lengthOf(request);
    },
  },
];

describe.each(SETTINGS_ONCE)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);
  const half = LENGTH / 2;

  /** Reads each body by `read`, and answers when `isTime` says so. */
  const answerWhileReading = (read: Reader["read"], isTime: (request: Request) => boolean) => {
    const outcomes: (number | "failed")[] = [];
    server.handle = (request, _response, next) => {
      void read(request).then(
        (length) => void outcomes.push(length),
        () => void outcomes.push("failed"),
      );
      void eventually(() => isTime(request)).then(() => {
        next(new NotFound());
      });
    };
    return outcomes;
  };

  it.each(READERS)(
    "makes $what of a body fail that is answered in its middle, and goes on",
    async ({ read }) => {
      const outcomes = answerWhileReading(read, ({ socket }) => socket.bytesRead > half / 2);
      await withConnection(server.port, async (connection) => {
        connection.send(HEAD_OF_UPLOAD + "x".repeat(half));
        expectNotFound(server, await connection.receive());
        connection.send("x".repeat(half));
        await expectAlive(connection);
        await eventually(() => outcomes.length === 1);
        expect(outcomes).toEqual(["failed"]);
      });
      await expectServerAlive(server);
    },
  );

  it.each(READERS.slice(0, 6).filter(({ what }) => !what.includes("stalled")))(
    "leaves $what of a body alone that has arrived whole, and goes on",
    async ({ read }) => {
      const outcomes = answerWhileReading(read, ({ complete }) => complete);
      await withConnection(server.port, async (connection) => {
        connection.send(HEAD_OF_UPLOAD + "x".repeat(LENGTH));
        expectNotFound(server, await connection.receive());
        await expectAlive(connection);
        await eventually(() => outcomes.length === 1);
        expect(outcomes).toEqual([LENGTH]);
      });
    },
  );

  it("leaves the connection of a web stream that was left in its middle to the next request", async () => {
    server.handle = (request, _response, next) => {
      void Readable.toWeb(request)
        .getReader()
        .read()
        .then(() => {
          next(new NotFound());
        });
    };
    await withConnection(server.port, async (connection) => {
      connection.send(HEAD_OF_UPLOAD + "x".repeat(half));
      expectNotFound(server, await connection.receive());
      connection.send("x".repeat(half));
      await expectAlive(connection);
    });
  });

  it("leaves the address of the client to access logs", async () => {
    const logged: unknown[] = [];
    server.handle = (request, response, next) => {
      void lengthOf(request).catch(() => logged.push(request.ip));
      response.on("close", () => logged.push(request.ip));
      next(new NotFound());
    };
    await withConnection(server.port, async (connection) => {
      connection.send(`${HEAD_OF_UPLOAD}x`);
      expectNotFound(server, await connection.receive());
      await eventually(() => logged.length === 2);
      expect(logged).toEqual(["127.0.0.1", "127.0.0.1"]);
    });
  });

  it("leaves it to those that log an upload later, whose answer waited behind another response", async () => {
    const logged: unknown[] = [];
    server.handle = (request, response, next) => {
      if (request.method === "GET") {
        setTimeout(() => response.end("slow"), 20);
        return;
      }
      response.on("close", () => setImmediate(() => logged.push(request.ip)));
      next(new NotFound());
    };
    await withConnection(server.port, async (connection) => {
      connection.send(`${requestBytes()}${HEAD_OF_UPLOAD}x`);
      expect((await connection.receive()).body.toString()).toBe("slow");
      expectNotFound(server, await connection.receive());
      await eventually(() => logged.length === 1);
      expect(logged).toEqual(["127.0.0.1"]);
    });
  });
});

async function lengthOf(body: AsyncIterable<Buffer>): Promise<number> {
  let length = 0;
  for await (const chunk of body) length += chunk.length;
  return length;
}

async function eventually(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 1_000;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
}

function expectNotFound(server: HostileServer, raw: Parameters<typeof expectDocumentedResponse>[1]): void {
  expectBareRow(server, expectDocumentedResponse(server.profile, raw), 404);
}

async function readOneChunk(request: AsyncIterable<unknown>): Promise<void> {
  const iterator = request[Symbol.asyncIterator]();
  await iterator.next();
}

function slowWritable(): Writable {
  return new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => setTimeout(done, 1000).unref(),
  });
}

/** Throws out of the loop over a request, which destroys it as a stream. */
async function leaveAfterOneChunk(request: AsyncIterable<unknown>): Promise<never> {
  for await (const chunk of request) throw new NotFound("", { cause: chunk });
  throw new Error("There was no chunk.");
}
