import createHttpError from "http-errors";
import { BadRequest, HttpError, InternalError, NotFound, ServerUnavailable } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { headerValues, type RequestParts } from "../support/raw-http";
import { SECRET } from "../support/secret";
import { ask, expectBareRow } from "./ask";
import { useCapturedLog } from "./captured-log";
import { documentedStatus } from "./documented-tables";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS, SETTINGS_OF_EVERY_ENVIRONMENT } from "./settings";
import { waysToFail } from "./ways-to-fail";

const EVERYTHING = {
  cause: new Error(SECRET),
  issues: [{ detail: SECRET, pointer: `#/${SECRET}` }],
  extensions: { secret: SECRET },
  instance: `/requests/${SECRET}`,
  headers: { "X-Secret": SECRET, "Set-Cookie": SECRET, Server: SECRET },
};

const UNEXPECTED = [
  { what: "a message", make: () => new Error(SECRET) },
  { what: "a stack", make: () => Object.assign(new Error(), { stack: `Error\n    at ${SECRET}` }) },
  { what: "a name", make: () => Object.assign(new Error(), { name: SECRET }) },
  { what: "a code", make: () => Object.assign(new Error(), { code: SECRET }) },
  { what: "a cause", make: () => new Error("outer", { cause: new Error(SECRET) }) },
  { what: "errors", make: () => new AggregateError([new Error(SECRET)], "several") },
  { what: "everything that ours may bear", make: () => Object.assign(new Error(SECRET), EVERYTHING) },
  {
    what: "a configuration",
    make: () => Object.assign(new Error(), { config: { url: `http://${SECRET}` } }),
  },
  {
    what: "SQL",
    make: () => Object.assign(new Error(), { sql: SECRET, parameters: [SECRET], detail: SECRET }),
  },
  { what: "a path", make: () => Object.assign(new Error(), { path: `/srv/${SECRET}`, syscall: "open" }) },
  { what: "an address", make: () => Object.assign(new Error(), { address: SECRET, hostname: SECRET }) },
  {
    what: "upstream headers",
    make: () => Object.assign(new Error(), { headers: { "Retry-After": SECRET } }),
  },
  {
    what: "a status phrase",
    make: () => Object.assign(new Error(), { statusMessage: SECRET, statusText: SECRET }),
  },
  { what: "an InternalError", make: () => new InternalError(SECRET, EVERYTHING) },
  { what: "an http-errors 500", make: () => createHttpError(500, SECRET, EVERYTHING) },
];

const HIDDEN = [
  { what: "a 503", thrown: 503, make: () => new ServerUnavailable(SECRET, EVERYTHING) },
  { what: "a 502", thrown: 502, make: () => new HttpError(502, SECRET, EVERYTHING) },
  { what: "an http-errors 503", thrown: 503, make: () => createHttpError(503, SECRET, EVERYTHING) },
  { what: "a hidden 404", thrown: 404, make: () => new NotFound(SECRET, { ...EVERYTHING, expose: false }) },
  {
    what: "a hidden 422",
    thrown: 422,
    make: () => new HttpError(422, SECRET, { ...EVERYTHING, expose: false }),
  },
  {
    what: "a hidden http-errors 404",
    thrown: 404,
    make: () => createHttpError(404, SECRET, { ...EVERYTHING, expose: false }),
  },
];

const JSON_TYPE = "Content-Type: application/json";

interface Echo {
  readonly what: string;
  readonly thrown: number;
  readonly parts: RequestParts;
}

const ECHOES: readonly Echo[] = [
  { what: "an unknown path", thrown: 404, parts: { path: `/${SECRET}?${SECRET}` } },
  { what: "an unknown method", thrown: 404, parts: { method: "PURGE", path: `/${SECRET}` } },
  { what: "a malformed path", thrown: 400, parts: { path: `/named/${SECRET}%zz` } },
  {
    what: "malformed JSON",
    thrown: 400,
    parts: { method: "POST", path: "/parsed", headers: [JSON_TYPE], body: `{"a":${SECRET}}` },
  },
  {
    what: "JSON that is no object",
    thrown: 400,
    parts: { method: "POST", path: "/parsed", headers: [JSON_TYPE], body: `"${SECRET}"` },
  },
  {
    what: "an unknown charset",
    thrown: 415,
    parts: { method: "POST", path: "/parsed", headers: [`${JSON_TYPE};charset=${SECRET}`], body: "{}" },
  },
  {
    what: "an unknown encoding",
    thrown: 415,
    parts: {
      method: "POST",
      path: "/parsed",
      headers: [JSON_TYPE, `Content-Encoding: ${SECRET}`],
      body: "{}",
    },
  },
  {
    what: "a body that is too large",
    thrown: 413,
    parts: { method: "POST", path: "/parsed", headers: [JSON_TYPE], body: JSON.stringify(SECRET.repeat(20)) },
  },
  { what: "a request id that is none", thrown: 404, parts: { headers: [`X-Request-Id: <${SECRET}>`] } },
];

describe.each(SETTINGS_OF_EVERY_ENVIRONMENT)(SETTING_TITLE, (setting) => {
  useCapturedLog();
  const server = useHostileServer(setting, { logged: true });

  it.each(UNEXPECTED)("sends nothing of an unexpected error's secret in $what", async ({ make }) => {
    for (const fail of waysToFail(setting.express)) {
      const answer = await ask(server, (_request, response, next) => {
        response.statusMessage = SECRET;
        response.status(418);
        return fail(make(), next);
      });
      expectBareRow(server, answer, 500);
    }
  });

  it.each(HIDDEN)("sends nothing of $what but its row", async ({ make, thrown }) => {
    const answer = await ask(server, (_request, _response, next) => next(make()));
    expectBareRow(server, answer, thrown);
  });
});

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting, {
    before: (app) => {
      app.use("/parsed", EXPRESS[setting.express].json({ limit: 256 }));
      app.get("/named/:name", (_request, response) => response.send("named"));
    },
  });

  it.each(ECHOES)("does not echo $what", async ({ thrown, parts }) => {
    const answer = await ask(server, (_request, _response, next) => next(), parts);
    expect(answer.status).toBe(documentedStatus(setting.profile, thrown));
  });

  it("escapes what a page could take for markup or script, and gives it back whole", async () => {
    const text = "</script><b>&amp;\u2028\u2029";
    const error = () =>
      new BadRequest(text, {
        code: text,
        issues: [{ detail: text, pointer: "#/a" }],
        extensions: { [text]: text },
      });
    const answer = await ask(server, (_request, _response, next) => next(error()));
    expect(answer.detail).toEqual(expect.stringContaining(text));
    expect(answer.code).toBe(text);
    expect(headerValues(answer.raw, "x-content-type-options")).toEqual(["nosniff"]);
  });

  it("keeps a token in the request's own headers to itself", async () => {
    const headers = [`Authorization: Bearer ${SECRET}`, `Cookie: session=${SECRET}`];
    const answer = await ask(
      server,
      (request, _response, next) => next(Object.assign(new Error(), { request })),
      { headers },
    );
    expectBareRow(server, answer, 500);
  });
});
