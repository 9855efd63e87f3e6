import { ServerResponse } from "node:http";
import type { Express, Response } from "express";
import { NotFound } from "../../src";
import { fail } from "../support/hostile-objects";
import { ask, expectBareRow } from "./ask";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

interface Wrapper {
  readonly what: string;
  readonly wrap: (response: Response) => void;
}

function replace(response: Response, ...methods: readonly string[]): void {
  for (const method of methods)
    Object.defineProperty(response, method, { value: fail, writable: true, configurable: true });
}

type End = (this: unknown, ...values: unknown[]) => Response;

function wrapEnd(response: Response, wrapped: (end: () => void) => void): void {
  const end = Reflect.get(response, "end") as End;
  response.end = function (this: Response, ...values: unknown[]) {
    wrapped(() => end.apply(this, values));
    return this;
  } as Response["end"];
}

const WRAPPERS: readonly Wrapper[] = [
  ...["json", "send", "status", "set", "header", "type", "vary", "append", "sendStatus", "format", "get"].map(
    (method) => ({ what: `res.${method} throws`, wrap: (response: Response) => replace(response, method) }),
  ),
  { what: "res.end throws", wrap: (response) => replace(response, "end") },
  { what: "res.write and res.end throw", wrap: (response) => replace(response, "write", "end") },
  { what: "res.writeHead throws", wrap: (response) => replace(response, "writeHead") },
  {
    what: "every header flush fails",
    wrap: (response) => replace(response, "writeHead", "flushHeaders", "_implicitHeader", "end"),
  },
  { what: "res.setHeader throws", wrap: (response) => replace(response, "setHeader") },
  { what: "res.removeHeader throws", wrap: (response) => replace(response, "removeHeader") },
  {
    what: "res.getHeader and its kin throw",
    wrap: (response) => replace(response, "getHeader", "getHeaders", "getHeaderNames", "hasHeader"),
  },
  { what: "res.once and res.on throw", wrap: (response) => replace(response, "once", "on", "addListener") },
  {
    what: "res.json recurses",
    wrap: (response) => {
      response.json = () => response.json({});
    },
  },
  {
    what: "res.end is a property that cannot be written",
    wrap: (response) => {
      Object.defineProperty(response, "end", { value: Reflect.get(response, "end"), writable: false });
    },
  },
  {
    what: "res.locals is gone",
    wrap: (response) => {
      response.locals = undefined as never;
    },
  },
  {
    what: "res.end waits a while",
    wrap: (response) => {
      wrapEnd(response, (end) => setTimeout(end, 20));
    },
  },
  {
    what: "res.end is called twice",
    wrap: (response) => {
      wrapEnd(response, (end) => {
        end();
        end();
      });
    },
  },
  {
    what: "res.end throws after it has ended",
    wrap: (response) => {
      wrapEnd(response, (end) => {
        end();
        fail();
      });
    },
  },
  {
    what: "the prototype is the plain one",
    wrap: (response) => {
      Object.setPrototypeOf(response, ServerResponse.prototype);
    },
  },
  {
    what: "headers are set after a wrapper's own delay",
    wrap: (response) => {
      wrapEnd(response, (end) => {
        response.setHeader("X-Late", "1");
        setImmediate(end);
      });
    },
  },
];

const APP_SETTINGS: readonly { readonly what: string; readonly set: (app: Express) => void }[] = [
  { what: "json replacer throws", set: (app) => app.set("json replacer", fail) },
  { what: "json replacer leaves everything out", set: (app) => app.set("json replacer", () => undefined) },
  { what: "json spaces is huge", set: (app) => app.set("json spaces", 1000) },
  { what: "etag throws", set: (app) => app.set("etag", fail) },
  { what: "trust proxy throws", set: (app) => app.set("trust proxy", fail) },
];

const FAILURES = [
  { make: () => new NotFound(), thrown: 404 },
  { make: () => new Error("unexpected"), thrown: 500 },
];

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  it.each(WRAPPERS)("answers where $what", async ({ wrap }) => {
    for (const { make, thrown } of FAILURES) {
      const answer = await ask(server, (_request, response, next) => {
        wrap(response);
        next(make());
      });
      expectBareRow(server, answer, thrown);
    }
  });

  describe.each(APP_SETTINGS)("an app whose $what", ({ set }) => {
    const configured = useHostileServer(setting, { before: set });

    it("answers", async () => {
      for (const { make, thrown } of FAILURES) {
        const answer = await ask(configured, (_request, _response, next) => next(make()));
        expectBareRow(configured, answer, thrown);
      }
    });
  });
});
