import { PassThrough } from "node:stream";
import type { RequestHandler, Response } from "express";
import { errorHandler, type ErrorReport } from "../../src";
import { IncompleteResponse, requestBytes, withConnection, type RawConnection } from "../support/raw-http";
import { containsSecret, SECRET } from "../support/secret";
import { useServer } from "../support/use-server";
import { expectServerAlive } from "./ask";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

interface Begun {
  readonly what: string;
  readonly handle: RequestHandler;
}

const failure = () => new Error(SECRET);

/** Lets the handler at hand fail, unless it has failed by itself. */
let failNow: () => void = () => undefined;

/** Begins as told, and fails when the test says so. */
function beginThenFail(begin: (response: Response) => void): RequestHandler {
  return (_request, response, next) => {
    begin(response);
    failNow = () => next(failure());
  };
}

/** Waits for the beginning of a response, lets its handler fail, and reads on. */
async function failureOf(connection: RawConnection): Promise<unknown> {
  try {
    await connection.receiveUntil("\r\n\r\n");
    failNow();
    return await connection.receive();
  } catch (error) {
    return error;
  }
}

const BEGUN: readonly Begun[] = [
  { what: "chunks", handle: beginThenFail((response) => response.write("begun")) },
  {
    what: "chunks, failing at once",
    handle: (_request, response, next) => {
      response.write("begun");
      next(failure());
    },
  },
  {
    what: "chunks, throwing",
    handle: (_request, response) => {
      response.write("begun");
      throw failure();
    },
  },
  {
    what: "a body of known length",
    handle: beginThenFail((response) => response.set("Content-Length", "100").write("begun")),
  },
  {
    what: "a head without body",
    handle: beginThenFail((response) => {
      response.set("Content-Length", "100").flushHeaders();
    }),
  },
  {
    what: "a head by writeHead and a chunk",
    handle: beginThenFail((response) => response.writeHead(200, { "X-A": "1" }).write("begun")),
  },
  {
    what: "a stream of events",
    handle: beginThenFail((response) => response.type("text/event-stream").write("data: begun\n\n")),
  },
  {
    what: "a stream that is torn in the middle",
    handle: (_request, response, next) => {
      const source = new PassThrough();
      source.on("error", next).pipe(response);
      source.write("begun");
      failNow = () => source.destroy(failure());
    },
  },
  {
    what: "a megabyte that the client has not read",
    handle: beginThenFail((response) => response.write(Buffer.alloc(1024 * 1024, "x"))),
  },
  {
    what: "a corked body",
    handle: beginThenFail((response) => {
      response.cork();
      response.write("begun");
      process.nextTick(() => {
        response.uncork();
      });
    }),
  },
];

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);
  const outcomes = (): ErrorReport["outcome"][] => server.reports.map(({ outcome }) => outcome);

  beforeEach(() => {
    failNow = () => undefined;
  });

  it.each(BEGUN)("ends the connection of a response begun with $what", async ({ handle }) => {
    server.handle = handle;
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      const torn = await failureOf(connection);
      expect(torn).toBeInstanceOf(IncompleteResponse);
      expect(containsSecret((torn as IncompleteResponse).received)).toBe(false);
    });
    expect(outcomes()).toEqual(["torn"]);
    await expectServerAlive(server);
  });

  // Not the megabyte: a kernel that still holds unread data shows a reset as an orderly end now and then.
  it.each(BEGUN.filter(({ what }) => !what.startsWith("a megabyte")))(
    "resets an HTTP/1.0 connection begun with $what",
    async ({ handle }) => {
      server.handle = handle;
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes({ version: "1.0" }));
        // Only a reset tells a torn body from a whole one where the end of the connection frames it.
        expect(await failureOf(connection)).toBeInstanceOf(IncompleteResponse);
      });
      await expectServerAlive(server);
    },
  );

  it("ends the connection of a begun response to HEAD or answers it whole", async () => {
    server.handle = beginThenFail((response) => {
      response.set("Content-Length", "100").flushHeaders();
    });
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ method: "HEAD" }));
      expect((await connection.receive("HEAD")).status).toBe(200);
      failNow();
      await connection.ended();
    });
    await expectServerAlive(server);
  });

  it("delivers the healthy response before a torn one of the same pipeline", async () => {
    let endHealthy: () => void = () => undefined;
    server.handle = (request, response, next) => {
      if (request.path === "/healthy") {
        endHealthy = () => response.end("healthy");
      } else {
        response.write("begun");
        next(failure());
        endHealthy();
      }
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ path: "/healthy" }) + requestBytes({ path: "/torn" }));
      expect((await connection.receive()).body.toString()).toBe("healthy");
      await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
    });
    expect(outcomes()).toEqual(["torn"]);
    await expectServerAlive(server);
  });

  it("sends nothing of the pipeline behind a torn response", async () => {
    server.handle = beginThenFail((response) => response.write("begun"));
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ path: "/torn" }) + requestBytes({ path: "/alive" }));
      const torn = await failureOf(connection);
      expect(torn).toBeInstanceOf(IncompleteResponse);
      expect((torn as IncompleteResponse).received.toString()).toMatch(/\r\nbegun\r\n$/);
    });
    await expectServerAlive(server);
  });
});

describe("without Express", () => {
  const answer = errorHandler({ onError: () => undefined });
  const server = useServer((request, response) => {
    // Node keeps these headers nowhere else than in the head itself.
    response.writeHead(200, { "Content-Length": "100" }).write("begun");
    setTimeout(() => {
      answer(failure(), request, response, () => undefined);
    }, 5);
  });

  it("ends the connection of a body whose length was given to writeHead, and does not reset it", async () => {
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      const torn = await connection.receive().catch((error: unknown) => error);
      expect(torn).toMatchObject({ name: "IncompleteResponse", ending: "closed" });
    });
  });
});
