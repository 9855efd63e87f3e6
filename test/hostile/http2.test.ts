import { constants, type Http2ServerResponse, type ServerHttp2Stream } from "node:http2";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { BadRequest, errorHandler, InternalError, notFound, NotFound, type ErrorReport } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { revokedProxy, throwingProxy } from "../support/hostile-objects";
import { containsSecret, SECRET } from "../support/secret";
import { responseOn, useHttp2Server, type Http2Response } from "../support/use-http2-server";
import { DOCUMENTED, documentedStatus } from "./documented-tables";
import { holdBack } from "./hold-back";
import { PROFILES, SETTING_TITLE, SETTINGS, type ProfileName, type Setting } from "./settings";

const CONNECTION_SPECIFIC = [
  "Connection",
  "Keep-Alive",
  "Proxy-Connection",
  "Transfer-Encoding",
  "Upgrade",
  "TE",
  "HTTP2-Settings",
];

const THROWN = [
  { what: "an Error", make: () => new Error(SECRET), thrown: 500 },
  { what: "an InternalError", make: () => new InternalError(SECRET), thrown: 500 },
  { what: "a throwing Proxy", make: () => throwingProxy(), thrown: 500 },
  { what: "a revoked Proxy", make: () => revokedProxy(), thrown: 500 },
  { what: "a symbol", make: () => Symbol(SECRET), thrown: 500 },
  { what: "a NotFound", make: () => new NotFound(), thrown: 404 },
];

const LATE_WRITES: readonly { readonly what: string; readonly write: RequestHandler }[] = [
  {
    what: "writes",
    write: (_request, response) => {
      response.write("late");
    },
  },
  {
    what: "writes a moment",
    write: (_request, response) => {
      process.nextTick(() => response.write("late"));
    },
  },
  {
    what: "pipes what it has read",
    write: (_request, response) => {
      const source = Readable.from(["late", "later"]);
      source.pipe(response);
    },
  },
];

const BEGUN: readonly { readonly what: string; readonly begin: RequestHandler }[] = [
  {
    what: "a chunk",
    begin: (_request, response) => {
      response.write("begun");
    },
  },
  {
    what: "a head",
    begin: (_request, response) => {
      response.writeHead(200).flushHeaders();
    },
  },
  {
    what: "a body of known length",
    begin: (_request, response) => {
      response.setHeader("Content-Length", "100");
      response.write("begun");
    },
  },
  {
    what: "a megabyte",
    begin: (_request, response) => {
      response.write(Buffer.alloc(1024 * 1024));
    },
  },
  {
    what: "a head by its stream",
    begin: (_request, response) => {
      streamOf(response).respond({ ":status": 200 });
    },
  },
  {
    what: "a chunk by its stream",
    begin: (_request, response) => {
      streamOf(response).respond({ ":status": 200 });
      streamOf(response).write("begun");
    },
  },
];

/** What a response over HTTP/2 has beside those of HTTP/1. */
function streamOf(response: Response): ServerHttp2Stream {
  return (response as unknown as Http2ServerResponse).stream;
}

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileHttp2Server(setting);
  const ask = async (handle: RequestHandler, method = "GET"): Promise<Http2Response> => {
    server.handle = handle;
    const answer = await server.ask(method);
    await expectSessionAlive();
    return answer;
  };
  const expectSessionAlive = async (): Promise<void> => {
    const { headers, body } = await server.ask("GET", "/alive");
    expect([headers[":status"], body]).toEqual([200, "alive"]);
  };

  it.each(THROWN)("answers $what with its row", async ({ make, thrown }) => {
    expectRow(setting.profile, await ask((_request, _response, next) => next(make())), thrown);
  });

  it.each(CONNECTION_SPECIFIC)("drops %s, of an error or left over", async (name) => {
    const answer = await ask((_request, response, next) => {
      response.setHeader(name, SECRET);
      next(new BadRequest("Wrong.", { headers: { [name]: SECRET, "X-Reason": "kept" } }));
    });
    expectRow(setting.profile, answer, 400, "Wrong.");
    expect(answer.headers["x-reason"]).toBe("kept");
    expect(answer.headers[name.toLowerCase()]).toBeUndefined();
  });

  it.each([":status", ":path", ""])("drops the error's header %j", async (name) => {
    const answer = await ask((_request, _response, next) => {
      next(new BadRequest("Wrong.", { headers: { [name]: "200" } }));
    });
    expectRow(setting.profile, answer, 400, "Wrong.");
  });

  it("takes away what is left over of status, phrase and headers", async () => {
    const answer = await ask((_request, response, next) => {
      response.statusCode = 206;
      response.setHeader("ETag", SECRET);
      response.setHeader("Content-Encoding", "gzip");
      response.setHeader("Content-Length", "5");
      next(new NotFound());
    });
    expectRow(setting.profile, answer, 404);
    expect(answer.headers.etag).toBeUndefined();
    expect(answer.headers["content-encoding"]).toBeUndefined();
  });

  it("answers HEAD without body", async () => {
    const answer = await ask((_request, _response, next) => next(new NotFound()), "HEAD");
    expect(answer).toMatchObject({ headers: { ":status": 404 }, body: "", closedWith: 0 });
    expect(Number(answer.headers["content-length"])).toBeGreaterThan(0);
  });

  it.each(BEGUN)(
    "closes the stream and not the session where a response has begun with $what",
    async ({ begin }) => {
      let failNow: () => void = () => undefined;
      server.handle = (request, response, next) => {
        void begin(request, response, next);
        failNow = () => next(new Error(SECRET));
      };
      const stream = server.session.request({ ":path": "/" });
      stream.once("response", () => failNow());
      const answer = await responseOn(stream);
      await expectSessionAlive();
      expect(answer.closedWith).toBe(constants.NGHTTP2_INTERNAL_ERROR);
      expect(server.reports).toMatchObject([{ outcome: "torn" }]);
    },
  );

  it.each(LATE_WRITES)("is not cut by a handler that $what after the answer", async ({ write }) => {
    server.handle = (request, response, next) => {
      next(new NotFound());
      write(request, response, next);
    };
    const answer = await server.ask();
    expectRow(setting.profile, answer, 404);
    expect(answer.closedWith).toBe(constants.NGHTTP2_NO_ERROR);
  });

  it("resets the stream that a handler destroys after the answer", async () => {
    server.handle = (_request, response, next) => {
      next(new NotFound());
      response.destroy(new Error(SECRET));
    };
    expect((await server.ask()).closedWith).toBe(constants.NGHTTP2_INTERNAL_ERROR);
    expect(server.reports).toMatchObject([{ outcome: "answered" }]);
  });

  it("is whole for a slow client where a second error follows", async () => {
    server.session.settings({ initialWindowSize: 100 });
    server.handle = (request, _response, next) => {
      next(new NotFound("No key. ".repeat(100)));
      // As the last handler of Express does for a second error.
      setImmediate(() => request.socket.destroy());
    };
    const answer = await server.ask();
    expect(Buffer.byteLength(answer.body)).toBe(Number(answer.headers["content-length"]));
  });

  it("is the one that a middleware holds back where a second response follows", async () => {
    const answer = await ask((_request, response, next) => {
      holdBack(response);
      next(new NotFound());
      response.statusCode = 200;
      response.setHeader("Content-Length", 4);
      response.end("late");
    });
    expectRow(setting.profile, answer, 404);
  });

  it("leaves a response alone that has ended", async () => {
    const answer = await ask((_request, response, next) => {
      response.end("whole");
      next(new Error(SECRET));
    });
    expect(answer).toMatchObject({ headers: { ":status": 200 }, body: "whole", closedWith: 0 });
    expect(server.reports).toMatchObject([{ outcome: "late" }]);
  });

  it("leaves a response alone that its stream has ended", async () => {
    const answer = await ask((_request, response, next) => {
      streamOf(response).respond({ ":status": 200 });
      streamOf(response).end("whole");
      next(new Error(SECRET));
    });
    expect(answer).toMatchObject({ headers: { ":status": 200 }, body: "whole", closedWith: 0 });
    expect(server.reports).toMatchObject([{ outcome: "late" }]);
  });

  it("reports a response that the server itself has destroyed as torn", async () => {
    const answer = await ask((_request, response, next) => {
      const source = new Readable({ read: () => void source.destroy(new Error(SECRET)) });
      pipeline(source, response).catch(next);
    });
    expect(answer.closedWith).toBe(constants.NGHTTP2_INTERNAL_ERROR);
    expect(server.reports).toMatchObject([{ outcome: "torn" }]);
  });

  it("makes the reader of a body fail that is answered in its middle", async () => {
    const outcomes: string[] = [];
    server.handle = (request, _response, next) => {
      const sink = new Writable({ write: (_chunk, _encoding, done) => setTimeout(done, 1) });
      pipeline(request, sink).then(
        () => outcomes.push("whole"),
        () => outcomes.push("failed"),
      );
      request.once("data", () => next(new NotFound()));
    };
    const stream = server.session.request({ ":method": "POST", ":path": "/" }, { endStream: false });
    stream.write("x".repeat(50_000));
    const answer = responseOn(stream);
    await new Promise((resolve) => stream.once("response", resolve));
    stream.end("x".repeat(200_000));
    expectRow(setting.profile, await answer, 404);
    expect(outcomes).toEqual(["failed"]);
    await expectSessionAlive();
  });

  it("reports a stream that the client has reset with an error as aborted", async () => {
    const stream = server.session.request({ ":path": "/" });
    const closed = responseOn(stream);
    const failed = new Promise<void>((resolve) => {
      server.handle = (_request, response, next) => {
        response.once("close", () => {
          next(new Error(SECRET));
          resolve();
        });
        stream.close(constants.NGHTTP2_PROTOCOL_ERROR);
      };
    });
    await Promise.all([closed, failed]);
    expect(server.reports).toMatchObject([{ outcome: "aborted" }]);
  });

  it("reports a stream that the client has reset", async () => {
    const stream = server.session.request({ ":path": "/" });
    const closed = responseOn(stream);
    const failed = new Promise<void>((resolve) => {
      server.handle = (_request, response, next) => {
        response.once("close", () => {
          next(new Error(SECRET));
          resolve();
        });
        stream.close(constants.NGHTTP2_CANCEL);
      };
    });
    await Promise.all([closed, failed]);
    expect(server.reports).toMatchObject([{ outcome: "aborted" }]);
    await expectSessionAlive();
  });

  it("answers before the rest of a body, which the client then need not send", async () => {
    server.handle = (_request, _response, next) => next(new NotFound());
    const stream = server.session.request({ ":method": "POST", ":path": "/" }, { endStream: false });
    stream.write("half");
    const answer = responseOn(stream);
    await new Promise((resolve) => stream.once("response", resolve));
    stream.end("x".repeat(200_000));
    expectRow(setting.profile, await answer, 404);
    await expectSessionAlive();
  });

  it("answers a hundred failures of one session at once", async () => {
    server.handle = (_request, _response, next) => next(new NotFound());
    const asked = Array.from({ length: 100 }, () => server.ask());
    for (const answer of await Promise.all(asked)) expectRow(setting.profile, answer, 404);
  });
});

function expectRow(profile: ProfileName, answer: Http2Response, thrown: number, detail?: string): void {
  const status = documentedStatus(profile, thrown);
  const row = DOCUMENTED[profile][status];
  expect(answer.closedWith).toBe(0);
  expect(answer.headers).toMatchObject({
    ":status": status,
    "content-type": profile === "base" ? "application/problem+json" : "application/json",
    "content-length": String(Buffer.byteLength(answer.body)),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  expect(containsSecret(answer.body + JSON.stringify(answer.headers))).toBe(false);
  const body = JSON.parse(answer.body) as { detail?: unknown; error?: { error_msg?: unknown } };
  expect(body.detail ?? body.error?.error_msg).toBe(detail ?? row?.meaning);
}

/** Serves a bare router, since an Express application does not run over HTTP/2. */
function useHostileHttp2Server({ express, profile }: Setting) {
  const reports: ErrorReport[] = [];
  const onError = (report: ErrorReport): void => void reports.push(report);
  const router = EXPRESS[express].Router();
  const server = useHttp2Server((request, response) => {
    router(request as Request, response as Response, unreachable);
  });
  const handle: RequestHandler = (_request, _response, next) => {
    next();
  };
  const hostile = Object.assign(server, { reports, handle });
  router.get("/alive", (_request, response) => response.end("alive"));
  router.use((request, response, next) => hostile.handle(request, response, next));
  router.use(notFound(), errorHandler({ profile: PROFILES[profile], onError }));
  beforeEach(() => {
    reports.length = 0;
  });
  return hostile;
}

const unreachable: NextFunction = (error?: unknown) => {
  throw new Error("The error handler passes nothing on.", { cause: error });
};
