import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import compression from "compression";
import cors from "cors";
import type { Response } from "express";
import session from "express-session";
import helmet from "helmet";
import pinoHttp from "pino-http";
import { NotFound } from "../../../src";
import { headerValues, requestBytes, withConnection } from "../../support/raw-http";
import { ask, expectAlive, expectBareRow, expectServerAlive } from "../../hostile/ask";
import { useCapturedLog } from "../../hostile/captured-log";
import { useHostileServer } from "../../hostile/hostile-server";
import { expectDocumentedResponse } from "../../hostile/invariants";
import { containsSecret, SECRET } from "../../support/secret";
import { SETTING_TITLE, SETTINGS } from "../../hostile/settings";

/** A file of a type that compression compresses, and large enough for it. */
const FILE = require.resolve("../package.json");

const FAILURES = [
  { failure: "a NotFound", make: () => new NotFound(), thrown: 404 },
  {
    failure: "an unexpected error",
    make: () => Object.assign(new Error("Failed"), { config: { token: SECRET } }),
    thrown: 500,
  },
];

const ORIGIN = "Origin: https://app.example";

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  // Express itself writes of a second error there.
  useCapturedLog();

  describe("behind compression", () => {
    const server = useHostileServer(setting, { before: (app) => app.use(compression({ threshold: 0 })) });

    it.each(FAILURES)("answers $failure to a client that takes no encoding", async ({ make, thrown }) => {
      const answer = await ask(server, (_request, _response, next) => next(make()));
      expectBareRow(server, answer, thrown);
      expect(headerValues(answer.raw, "vary")).toEqual(["Accept-Encoding"]);
    });

    it.each(FAILURES)("answers $failure compressed and whole", async ({ make, thrown }) => {
      server.handle = (_request, _response, next) => next(make());
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes({ headers: ["Accept-Encoding: gzip"] }));
        const raw = await connection.receive();
        expect(headerValues(raw, "content-encoding")).toEqual(["gzip"]);
        expect(headerValues(raw, "content-length")).toEqual([]);
        const body = JSON.parse(gunzipSync(raw.body).toString()) as { status?: number; error?: object };
        expect(body.status ?? raw.status).toBe(thrown);
        expect(body.status !== undefined || body.error !== undefined).toBe(true);
        await expectAlive(connection);
      });
    });

    it("leaves a file alone that is on its way, and whose handler calls next()", async () => {
      server.handle = (_request, response, next) => {
        response.sendFile(FILE, next);
      };
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes({ headers: ["Accept-Encoding: gzip"] }));
        const raw = await connection.receive();
        expect(headerValues(raw, "content-encoding")).toEqual(["gzip"]);
        expect(gunzipSync(raw.body).equals(readFileSync(FILE))).toBe(true);
        await expectAlive(connection);
      });
      expect(server.reports).toEqual([]);
    });

    it("cuts a compressed response that has begun", async () => {
      server.handle = (_request, response, next) => {
        response.type("text/plain").write("begun ".repeat(1000));
        response.flush();
        setTimeout(() => {
          next(new Error(SECRET));
        }, 10);
      };
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes({ headers: ["Accept-Encoding: gzip"] }));
        await expect(connection.receive()).rejects.toThrow("incomplete");
      });
      expect(server.reports).toMatchObject([{ outcome: "torn" }]);
      await expectServerAlive(server);
    });
  });

  describe("behind a session", () => {
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use(session({ secret: SECRET, resave: true, saveUninitialized: true, rolling: true })),
    });

    it.each(FAILURES)("answers $failure with the session's cookie", async ({ make, thrown }) => {
      const answer = await ask(server, (request, _response, next) => {
        Object.assign(request.session, { visits: 1 });
        next(make());
      });
      expectBareRow(server, answer, thrown);
      expect(headerValues(answer.raw, "set-cookie")).toEqual([expect.stringContaining("connect.sid=")]);
    });
  });

  describe("behind a session whose store takes its time", () => {
    class SlowStore extends session.Store {
      override get = (_id: string, done: (error: unknown) => void): void => void setImmediate(done);
      override set = (_id: string, _session: unknown, done?: () => void): void =>
        void setTimeout(() => done?.(), 10);
      override touch = this.set;
      override destroy = (_id: string, done?: () => void): void => done?.();
    }
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use(session({ secret: "a", resave: true, saveUninitialized: true, store: new SlowStore() })),
    });

    it.each<{ what: string; write: (response: Response) => void }>([
      { what: "writes", write: (response) => void response.write("late") },
      { what: "pipes", write: (response) => void Readable.from(["late"]).pipe(response) },
      { what: "ends", write: (response) => void response.end("late") },
    ])("answers whole where the handler $what meanwhile", async ({ write }) => {
      server.handle = (_request, response, next) => {
        next(new NotFound());
        write(response);
      };
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes() + requestBytes());
        for (let count = 0; count < 2; count++) {
          const raw = await connection.receive();
          expectBareRow(server, expectDocumentedResponse(server.profile, raw), 404);
        }
        await expectAlive(connection);
      });
    });
  });

  describe("behind a session whose store fails", () => {
    class FailingStore extends session.Store {
      override get = (_id: string, done: (error: unknown) => void): void => done(new Error(SECRET));
      override set = (_id: string, _session: unknown, done?: (error: unknown) => void): void =>
        done?.(new Error(SECRET));
      override destroy = (_id: string, done?: (error: unknown) => void): void => done?.(new Error(SECRET));
      override touch = (_id: string, _session: unknown, done?: () => void): void => done?.();
    }
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use(session({ secret: "a", resave: true, saveUninitialized: true, store: new FailingStore() })),
    });

    // Express passes the session's own failure to its last handler alone, as a second error.
    it("answers the failure whole and goes on, whatever becomes of the session", async () => {
      const answer = await ask(server, (_request, _response, next) => next(new NotFound()));
      expectBareRow(server, answer, 404);
    });
  });

  describe("behind pino-http", () => {
    const lines: string[] = [];
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use(
          pinoHttp({ genReqId: () => "request-7" }, { write: (line: string) => void lines.push(line) }),
        ),
    });
    beforeEach(() => {
      lines.length = 0;
    });

    it.each(FAILURES)("lets it log $failure without what it bears", async ({ make, thrown }) => {
      const answer = await ask(server, (_request, _response, next) => next(make()));
      expectBareRow(server, answer, thrown);
      expect(headerValues(answer.raw, "x-request-id")).toEqual(["request-7"]);
      const [line = "{}"] = lines;
      expect(containsSecret(lines.join())).toBe(false);
      expect(JSON.parse(line)).toMatchObject(
        thrown < 500
          ? { msg: "request completed" }
          : { msg: "request errored", err: { type: "InternalError" } },
      );
    });
  });

  describe("behind cors and helmet", () => {
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use(
          cors({ origin: "https://app.example", credentials: true, exposedHeaders: "X-Request-Id" }),
          helmet(),
        ),
    });

    it.each(FAILURES)("answers $failure with their headers", async ({ make, thrown }) => {
      const answer = await ask(server, (_request, _response, next) => next(make()), { headers: [ORIGIN] });
      expectBareRow(server, answer, thrown);
      const first = (name: string) => headerValues(answer.raw, name)[0];
      expect(first("access-control-allow-origin")).toBe("https://app.example");
      expect(first("access-control-allow-credentials")).toBe("true");
      expect(first("vary")).toBe("Origin");
      expect(first("content-security-policy")).toContain("default-src 'self'");
      expect(first("strict-transport-security")).toContain("max-age=");
    });
  });

  describe("behind all of them", () => {
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use(
          helmet(),
          cors(),
          compression({ threshold: 0 }),
          session({ secret: "a", resave: true, saveUninitialized: true }),
        ),
    });

    it.each(FAILURES)("answers $failure whole and goes on", async ({ make, thrown }) => {
      const answer = await ask(server, (_request, _response, next) => next(make()));
      expectBareRow(server, answer, thrown);
    });
  });
});
