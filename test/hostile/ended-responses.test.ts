import type { RequestHandler } from "express";
import { errorHandler, NotFound } from "../../src";
import { requestBytes, withConnection } from "../support/raw-http";
import { SECRET } from "../support/secret";
import { ask, expectAlive, expectBareRow, expectServerAlive } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { PROFILES, SETTING_TITLE, SETTINGS } from "./settings";

const DOWNLOAD = Buffer.alloc(16 * 1024 * 1024, "x");

const ENDED: readonly { readonly what: string; readonly body: string; readonly handle: RequestHandler }[] = [
  {
    what: "by res.end",
    body: "whole",
    handle: (_request, response, next) => {
      response.end("whole");
      next(new Error(SECRET));
    },
  },
  {
    what: "by res.send",
    body: "whole",
    handle: (_request, response, next) => {
      response.send("whole");
      next(new NotFound());
    },
  },
  {
    what: "by res.json, then thrown",
    body: '{"a":1}',
    handle: (_request, response) => {
      response.json({ a: 1 });
      throw new Error(SECRET);
    },
  },
  {
    what: "a while ago",
    body: "whole",
    handle: (_request, response, next) => {
      response.end("whole");
      setTimeout(() => {
        next(new Error(SECRET));
      }, 5);
    },
  },
  {
    what: "after chunks",
    body: "whole",
    handle: (_request, response, next) => {
      response.write("who");
      response.end("le");
      next(new Error(SECRET));
    },
  },
];

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);
  // Express itself writes of a second error.
  useCapturedLog();
  const outcomes = () => server.reports.map(({ outcome }) => outcome);

  it.each(ENDED)("leaves a response alone that was ended $what", async ({ handle, body }) => {
    server.handle = handle;
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      const raw = await connection.receive();
      expect([raw.status, raw.body.toString()]).toEqual([200, body]);
      await expectAlive(connection);
    });
    await server.nextReport();
    expect(outcomes()).toEqual(["late"]);
  });

  it("does not cut a finished download of 16 MB", async () => {
    server.handle = (_request, response, next) => {
      response.end(DOWNLOAD);
      next(new Error(SECRET));
    };
    await withConnection(server.port, async (connection) => {
      connection.socket.pause();
      connection.send(requestBytes());
      setTimeout(() => connection.socket.resume(), 30);
      expect((await connection.receive()).body.equals(DOWNLOAD)).toBe(true);
      await expectAlive(connection);
    });
    expect(outcomes()).toEqual(["late"]);
  });

  it("answers the first of two failures, whatever Express makes of the second", async () => {
    server.handle = (_request, _response, next) => {
      next(new NotFound());
      next(new Error(SECRET));
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expectBareRow(server, expectDocumentedResponse(server.profile, await connection.receive()), 404);
    });
    expect(outcomes()).toEqual(["answered"]);
    await expectServerAlive(server);
  });

  it("reports a failure that comes after the answer of another handler of errors", async () => {
    const first = errorHandler({ profile: PROFILES[setting.profile], onError: () => undefined });
    const answer = await ask(server, (request, response, next) => {
      first(new NotFound(), request, response, next);
      next(new Error(SECRET));
    });
    expectBareRow(server, answer, 404);
    expect(outcomes()).toEqual(["late"]);
  });

  it.each([
    { what: "response", destroy: ((_request, response) => response.destroy()) as RequestHandler },
    { what: "socket", destroy: ((request) => request.socket.destroy()) as RequestHandler },
    { what: "request", destroy: ((request) => request.destroy()) as RequestHandler },
  ])("reports a failure after the $what was destroyed", async ({ destroy }) => {
    server.handle = (request, response, next) => {
      void destroy(request, response, next);
      next(new Error(SECRET));
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      await connection.ended();
    });
    expect(outcomes()).toEqual(["aborted"]);
    await expectServerAlive(server);
  });

  it("answers after an interim response, which is no beginning", async () => {
    server.handle = (_request, response, next) => {
      response.writeProcessing();
      next(new NotFound());
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expect((await connection.receive()).status).toBe(102);
      expect((await connection.receive()).status).toBe(404);
    });
  });
});
