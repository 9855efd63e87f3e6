import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { defaultLogger, type ErrorReport } from "../../src";
import { IncompleteResponse, requestBytes, withConnection } from "../support/raw-http";
import { expectServerAlive } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { SECRET } from "../support/secret";
import { SETTING_TITLE, SETTINGS_ONCE } from "./settings";

/** A stream that gives `begun`, if anything, and then fails. */
function failingSource(begun?: string): Readable {
  let isBegun = begun === undefined;
  return new Readable({
    read() {
      if (isBegun) this.destroy(new Error(SECRET));
      else this.push(begun);
      isBegun = true;
    },
  });
}

/** Each destroys its own response or request with an error, and passes that on. */
const OWN_FAILURES: readonly { readonly what: string; readonly handle: RequestHandler }[] = [
  {
    what: "a pipeline into the response that fails before its head",
    handle: (_request, response, next) => {
      pipeline(failingSource(), response).catch(next);
    },
  },
  {
    what: "a pipeline into the response that fails in its middle",
    handle: (_request, response, next) => {
      pipeline(failingSource("begun"), response).catch(next);
    },
  },
  {
    what: "res.destroy(error)",
    handle: (_request, response, next) => {
      const error = new Error(SECRET);
      response.destroy(error);
      setTimeout(() => next(error), 5);
    },
  },
  {
    what: "req.destroy(error)",
    handle: (request, _response, next) => {
      const error = new Error(SECRET);
      request.destroy(error);
      setTimeout(() => next(error), 5);
    },
  },
];

/** What handlers get where they give up their work since the client has left. */
const ABORT_ERRORS: readonly { readonly what: string; readonly make: () => unknown }[] = [
  {
    what: "an AbortError of the web",
    make: () => new DOMException("This operation was aborted", "AbortError"),
  },
  { what: "the reason of a signal", make: () => AbortSignal.abort().reason as unknown },
  { what: "an AbortError of Node", make: () => errorWith({ name: "AbortError", code: "ABORT_ERR" }) },
  {
    what: "a cancelled request of axios",
    make: () => errorWith({ name: "CanceledError", code: "ERR_CANCELED" }),
  },
  { what: "an aborted request of superagent", make: () => errorWith({ code: "ABORTED" }) },
  {
    what: "a stream that was closed too early",
    make: () => errorWith({ code: "ERR_STREAM_PREMATURE_CLOSE" }),
  },
  { what: "a stream that was closed before", make: () => errorWith({ code: "ERR_STREAM_UNABLE_TO_PIPE" }) },
  {
    what: "an error that an AbortError caused",
    make: () => new Error(SECRET, { cause: new DOMException("", "AbortError") }),
  },
];

function errorWith(properties: object): Error {
  return Object.assign(new Error(SECRET), properties);
}

describe.each(SETTINGS_ONCE)(SETTING_TITLE, (setting) => {
  const log = useCapturedLog();
  const reports: ErrorReport[] = [];
  let reported: () => void = () => undefined;
  const server = useHostileServer(setting, {
    options: {
      onError: (report) => {
        reports.push(report);
        defaultLogger(report);
        reported();
      },
    },
  });
  beforeEach(() => {
    reports.length = 0;
  });

  /** The report of a request whose client leaves while the handler waits. */
  const reportAfterLeaving = async (handle: RequestHandler): Promise<void> => {
    const isReported = new Promise<void>((resolve) => (reported = resolve));
    await withConnection(server.port, async (connection) => {
      await new Promise<void>((resolve) => {
        server.handle = (request, response, next) => {
          void handle(request, response, next);
          resolve();
        };
        connection.send(requestBytes());
      });
    });
    await isReported;
  };

  it.each(OWN_FAILURES)("reports and logs $what as torn", async ({ handle }) => {
    const isReported = new Promise<void>((resolve) => (reported = resolve));
    server.handle = handle;
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
    });
    await isReported;
    expect(reports).toMatchObject([{ outcome: "torn", thrownStatus: 500 }]);
    expect(log.entries).toEqual([expect.stringContaining("500 torn")]);
    await expectServerAlive(server);
  });

  it("reports and logs as torn a response that is destroyed behind another one, and cuts no other", async () => {
    const finish: (() => void)[] = [];
    server.handle = (request, response, next) => {
      if (request.path === "/first") {
        finish.push(() => response.end("first"));
        return;
      }
      const error = new Error(SECRET);
      response.destroy(error);
      next(error);
      setTimeout(() => finish.forEach((end) => end()), 5);
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ path: "/first" }) + requestBytes({ path: "/second" }));
      expect((await connection.receive()).body.toString()).toBe("first");
      await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
    });
    expect(reports).toMatchObject([{ outcome: "torn", path: "/second" }]);
    expect(log.entries).toHaveLength(1);
  });

  it.each(ABORT_ERRORS)(
    "reports a client that left as aborted and logs nothing, where $what is thrown",
    async ({ make }) => {
      await reportAfterLeaving((_request, response, next) => {
        response.once("close", () => next(make()));
      });
      expect(reports).toMatchObject([{ outcome: "aborted", thrownStatus: 500 }]);
      expect(log.entries).toEqual([]);
    },
  );

  it("reports a client that left a pipeline into its response as aborted and logs nothing", async () => {
    await reportAfterLeaving((_request, response, next) => {
      pipeline(new Readable({ read: () => undefined }), response).catch(next);
    });
    expect(reports).toMatchObject([{ outcome: "aborted" }]);
    expect(log.entries).toEqual([]);
  });

  it("reports a client that left behind another response as aborted", async () => {
    const isReported = new Promise<void>((resolve) => (reported = resolve));
    await withConnection(server.port, async (connection) => {
      await new Promise<void>((resolve) => {
        server.handle = (request, _response, next) => {
          if (request.path === "/first") return;
          request.socket.once("close", () => setImmediate(() => next(errorWith({ code: "ECONNRESET" }))));
          resolve();
        };
        connection.send(requestBytes({ path: "/first" }) + requestBytes({ path: "/second" }));
      });
    });
    await isReported;
    expect(reports).toMatchObject([{ outcome: "aborted", path: "/second" }]);
    expect(log.entries).toEqual([]);
  });

  it("logs a bug that shows when the client has left", async () => {
    await reportAfterLeaving((_request, response, next) => {
      response.once("close", () => next(new TypeError(SECRET)));
    });
    expect(reports).toMatchObject([{ outcome: "aborted" }]);
    expect(log.entries).toEqual([expect.stringContaining("500 aborted")]);
  });
});
