import { Writable } from "node:stream";
import type { RequestHandler } from "express";
import { HttpError, NotFound } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { headerValues } from "../support/parse-response";
import { requestBytes, withConnection } from "../support/raw-http";
import { ask, expectAlive, expectBareRow, expectServerAlive } from "./ask";
import { useHostileServer, type HostileServer } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { SETTING_TITLE, SETTINGS } from "./settings";

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
