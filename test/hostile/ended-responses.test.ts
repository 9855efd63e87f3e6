import { readFileSync } from "node:fs";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { errorHandler, NotFound, type ErrorReport } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { requestBytes, withConnection } from "../support/raw-http";
import { useServer } from "../support/use-server";
import { SECRET } from "../support/secret";
import { ask, expectAlive, expectBareRow, expectServerAlive } from "./ask";
import { useCapturedLog } from "./captured-log";
import { holdBack } from "./hold-back";
import { useHostileServer } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { PROFILES, SETTING_TITLE, SETTINGS } from "./settings";

function fail(): never {
  throw new Error(SECRET);
}

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

/** Each calls `next()` without an error for a response that is all right. */
const HEALTHY: readonly { readonly what: string; readonly body: string; readonly handle: RequestHandler }[] =
  [
    {
      what: "was sent by res.json",
      body: '{"a":1}',
      handle: (_request, response, next) => {
        response.json({ a: 1 });
        next();
      },
    },
    {
      what: "was sent a while ago",
      body: "whole",
      handle: (_request, response, next) => {
        response.end("whole");
        setTimeout(next, 5);
      },
    },
    {
      what: "has begun and goes on",
      body: "01",
      handle: (_request, response, next) => {
        response.write("0");
        next();
        setTimeout(() => response.end("1"), 5);
      },
    },
    {
      what: "is a file that is on its way",
      body: readFileSync(__filename, "utf8"),
      handle: (_request, response, next) => {
        response.sendFile(__filename, next);
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

  it.each(HEALTHY)(
    "leaves a response alone that $what, and whose handler calls next()",
    async ({ handle, body }) => {
      server.handle = handle;
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes());
        const raw = await connection.receive();
        expect([raw.status, raw.body.toString()]).toEqual([200, body]);
        await expectAlive(connection);
      });
      expect(outcomes()).toEqual([]);
    },
  );

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

  it.each([0, 30])(
    "answers the next request where a failure follows %i ms after the answer",
    async (wait) => {
      server.handle = (request, response, next) => {
        if (request.path === "/next") {
          setTimeout(() => response.end("next"), 60);
          return;
        }
        next(new NotFound());
        if (wait === 0) next(new Error(SECRET));
        else setTimeout(() => next(new Error(SECRET)), wait);
      };
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes() + requestBytes({ path: "/next" }));
        expectBareRow(server, expectDocumentedResponse(server.profile, await connection.receive()), 404);
        expect((await connection.receive()).body.toString()).toBe("next");
        await expectAlive(connection);
      });
      // Express passes the second to its own last handler alone.
      expect(outcomes()).toEqual(["answered"]);
    },
  );

  it("survives a handler that writes after a failure that came too late", async () => {
    server.handle = (_request, response, next) => {
      response.end("whole");
      next(new Error(SECRET));
      response.end("more");
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expect((await connection.receive()).body.toString()).toBe("whole");
      await expectAlive(connection);
    });
    expect(outcomes()).toEqual(["late"]);
  });

  // Libraries that shut a server down count the requests of each socket, and look for it when a response has finished.
  it.each(["finish", "close"])(
    "gives the listeners of %s the socket that the request came on",
    async (event) => {
      const same: boolean[] = [];
      server.handle = (request, response, next) => {
        const { socket } = request;
        response.on(event, () => void same.push(request.socket === socket));
        next(new NotFound());
      };
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes());
        await connection.receive();
        await expectAlive(connection);
      });
      expect(same).toEqual([true]);
    },
  );

  it.each<{ what: string; fail: (response: Response, next: NextFunction) => void }>([
    {
      what: "a second error follows",
      fail: (response, next) => {
        response.write("late");
        next(Object.assign(new Error(SECRET), { status: 418 }));
      },
    },
    { what: "a response follows", fail: (response) => void response.json({ late: true }) },
    {
      what: "a redirect follows",
      fail: (response) => {
        response.redirect("/late");
      },
    },
  ])("keeps the answer that a middleware holds back where $what", async ({ fail }) => {
    server.handle = (_request, response, next) => {
      holdBack(response);
      next(new NotFound());
      fail(response, next);
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expectBareRow(server, expectDocumentedResponse(server.profile, await connection.receive()), 404);
      await expectAlive(connection);
    });
    expect(outcomes()).toEqual(["answered"]);
  });

  it("keeps the answer of which a middleware holds the last byte back, as a session does", async () => {
    server.handle = (_request, response, next) => {
      const write = response.write.bind(response) as (chunk: string) => boolean;
      const end = response.end.bind(response) as (chunk: string) => typeof response;
      response.end = (chunk?: unknown) => {
        write(String(chunk).slice(0, -1));
        setTimeout(() => end(String(chunk).slice(-1)), 20);
        return response;
      };
      next(new NotFound());
      response.write("late");
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expectBareRow(server, expectDocumentedResponse(server.profile, await connection.receive()), 404);
      await expectAlive(connection);
    });
  });

  it("keeps an answer that is held back where a second error comes in the middle of a body", async () => {
    server.handle = (_request, response, next) => {
      holdBack(response);
      next(new NotFound());
      next(new Error(SECRET));
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ method: "POST", headers: ["Content-Length: 4"] }) + "ab");
      expectBareRow(server, expectDocumentedResponse(server.profile, await connection.receive()), 404);
      connection.send("cd");
      await expectAlive(connection);
    });
    expect(outcomes()).toEqual(["answered"]);
  });

  it.each<{ what: string; replace: (request: Request, response: Response) => void }>([
    {
      what: "a property of the response by one that throws",
      replace: (_request, response) => {
        Object.defineProperty(response, "writableFinished", { get: fail });
      },
    },
    {
      what: "the socket of the request by an object",
      replace: (request) => {
        Object.defineProperty(request, "socket", { value: {}, writable: true });
      },
    },
  ])("answers where an app has replaced $what", async ({ replace }) => {
    server.handle = (request, response, next) => {
      replace(request, response);
      next(new NotFound());
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expectBareRow(server, expectDocumentedResponse(server.profile, await connection.receive()), 404);
    });
    await expectServerAlive(server);
    expect(outcomes()).toEqual(["answered"]);
  });

  it("has the socket that the request came on while the request is handled", async () => {
    const same: boolean[] = [];
    server.handle = (request, _response, next) => {
      const { socket } = request;
      next(new NotFound());
      same.push(request.socket === socket);
    };
    await server.ask();
    expect(same).toEqual([true]);
  });

  it("has a connection that the app can destroy with an error in the tick of a failure", async () => {
    server.handle = (request, _response, next) => {
      next(new NotFound());
      request.socket.destroy(new Error(SECRET));
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      await connection.receive();
      expect(await connection.ended(5_000)).toBe("closed");
    });
    await expectServerAlive(server);
  });

  it("answers the next request where two failures follow a response", async () => {
    server.handle = (_request, response, next) => {
      response.end("whole");
      next(new Error(SECRET));
      setTimeout(() => next(new Error(SECRET)), 20);
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      expect((await connection.receive()).body.toString()).toBe("whole");
      await new Promise((resolve) => setTimeout(resolve, 40));
      await expectAlive(connection);
    });
    expect(outcomes()).toEqual(["late"]);
  });

  describe("with a second handler of errors behind the first", () => {
    const addresses: unknown[] = [];
    const reports: ErrorReport[] = [];
    const sockets: Request["socket"][] = [];
    const app = EXPRESS[setting.express]().use((request, _response, next) => {
      sockets.push(request.socket);
      next(new NotFound());
      addresses.push(request.ip);
      if (request.path === "/later") setTimeout(() => next(new Error(SECRET)), 20);
      else next(new Error(SECRET));
    });
    const onError = (report: ErrorReport) => void reports.push(report);
    const twice = useServer(app.use(errorHandler({ onError }), errorHandler({ onError })));

    it("reports what fails after the answer", async () => {
      expect((await twice.ask()).status).toBe(404);
      expect(reports).toMatchObject([
        { outcome: "answered", thrownStatus: 404 },
        { outcome: "late", thrownStatus: 500, path: "/" },
      ]);
      expect(addresses).toEqual(["127.0.0.1"]);
    });

    it("leaves a connection that can be destroyed", async () => {
      await withConnection(twice.port, async (connection) => {
        connection.send(requestBytes({ path: "/later" }));
        expect((await connection.receive()).status).toBe(404);
        await new Promise((resolve) => setTimeout(resolve, 40));
        expect(sockets.at(-1)?.destroy().destroyed).toBe(true);
      });
    });
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
