import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { Response } from "express";
import { HttpError, InternalError, NotFound, type ErrorHandlerOptions, type ErrorReport } from "../../src";
import { throwingProxy, withThrowingGetter } from "../support/hostile-objects";
import { SECRET } from "../support/secret";
import { ask, expectBareRow } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

type Observer = NonNullable<ErrorHandlerOptions["onError"]>;

// Observers in JavaScript return and throw what the types forbid.
const OBSERVERS: readonly {
  readonly what: string;
  readonly observe: (report: ErrorReport, request: unknown, response: Response) => unknown;
}[] = [
  {
    what: "throws",
    observe: () => {
      throw new Error(SECRET);
    },
  },
  {
    what: "throws undefined",
    observe: () => {
      throw undefined as unknown as Error;
    },
  },
  {
    what: "throws a throwing Proxy",
    observe: () => {
      throw throwingProxy() as Error;
    },
  },
  { what: "rejects", observe: () => Promise.reject(new Error(SECRET)) },
  { what: "rejects with a throwing Proxy", observe: () => Promise.reject(throwingProxy()) },
  {
    what: "rejects later",
    observe: async () => {
      await delay(5);
      throw new Error(SECRET);
    },
  },
  { what: "never settles", observe: () => new Promise(() => undefined) },
  { what: "returns a throwing Proxy", observe: () => throwingProxy() },
  {
    what: "returns a thenable that throws",
    observe: () => ({
      then: () => {
        throw new Error(SECRET);
      },
    }),
  },
  { what: "returns an object whose then throws", observe: () => withThrowingGetter({}, "then") },
  {
    what: "returns a promise whose constructor throws",
    observe: () => withThrowingGetter(Promise.resolve(), "constructor"),
  },
  {
    what: "changes the report",
    observe: (report) => {
      Object.assign(report, { status: 200, notes: null });
    },
  },
  {
    what: "changes the error",
    observe: (report) => {
      Object.assign(report.httpError, { message: SECRET, expose: true });
    },
  },
  {
    what: "writes to the response",
    observe: (_report, _request, response) => {
      response.write(SECRET);
    },
  },
  {
    what: "ends the response",
    observe: (_report, _request, response) => {
      response.end(SECRET);
    },
  },
  {
    what: "sets the status",
    observe: (_report, _request, response) => {
      response.statusCode = 200;
      response.statusMessage = SECRET;
    },
  },
  {
    what: "sets a header",
    observe: (_report, _request, response) => {
      response.setHeader("X-Late", SECRET);
    },
  },
];

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  useCapturedLog();

  describe.each(OBSERVERS)("an observer that $what", ({ observe }) => {
    const server = useHostileServer(setting, { options: { onError: observe as Observer } });

    it.each([
      { make: () => new NotFound(), thrown: 404 },
      { make: () => new Error(SECRET), thrown: 500 },
    ])("does not change the answer to a $thrown", async ({ make, thrown }) => {
      const answer = await ask(server, (_request, _response, next) => next(make()));
      expectBareRow(server, answer, thrown);
      await delay(8);
    });
  });

  describe("an observer", () => {
    const storage = new AsyncLocalStorage<string>();
    const stores: (string | undefined)[] = [];
    const server = useHostileServer(setting, {
      before: (app) =>
        app.use((request, _response, next) => {
          storage.run(request.path, next);
        }),
      options: {
        onError: () => {
          stores.push(storage.getStore());
        },
      },
    });

    it("runs in the context of its request", async () => {
      stores.length = 0;
      await ask(server, (_request, _response, next) => next(new NotFound()), { path: "/first" });
      await ask(
        server,
        (_request, _response, next) => {
          setTimeout(() => {
            next(new Error(SECRET));
          }, 1);
        },
        { path: "/second" },
      );
      expect(stores).toEqual(["/first", "/second"]);
    });
  });

  describe("the report", () => {
    const server = useHostileServer(setting);

    it.each([
      { what: "a plain error", make: () => new Error(SECRET), status: 500 },
      { what: "a throwing Proxy", make: () => throwingProxy(), status: 500 },
      { what: "a NotFound", make: () => new NotFound(), status: 404 },
      { what: "a teapot", make: () => new HttpError(418), status: 418 },
    ])("has $what as it was thrown, and both statuses", async ({ make, status }) => {
      const thrown = make();
      const answer = await ask(server, (_request, _response, next) => next(thrown), {
        method: "POST",
        path: "/a/b?secret",
      });
      const [report] = server.reports;
      expect(report?.error === thrown).toBe(true);
      expect(report?.httpError).toBeInstanceOf(HttpError);
      expect(report?.requestId).toBe(answer.raw.headers.find(([name]) => name === "X-Request-Id")?.[1]);
      const { method, path, outcome, thrownStatus } = report ?? {};
      expect({ method, path, outcome, thrownStatus, status: report?.status }).toEqual({
        method: "POST",
        path: "/a/b",
        outcome: "answered",
        thrownStatus: status,
        status: answer.status,
      });
    });

    it.each([
      { what: "our error for a 5xx", make: () => new Error(SECRET), isSet: true },
      { what: "our own 5xx itself", make: () => new InternalError(SECRET), isSet: true },
      { what: "nothing for a 4xx", make: () => new NotFound(), isSet: false },
    ])("leaves $what in res.err", async ({ make, isSet }) => {
      let err: unknown;
      const thrown = make();
      await ask(server, (_request, response, next) => {
        response.once("finish", () => {
          err = Reflect.get(response, "err");
        });
        next(thrown);
      });
      expect(err instanceof InternalError).toBe(isSet);
      const known = err === thrown || (err as Error | undefined)?.cause === thrown;
      expect(known).toBe(isSet);
    });
  });
});
