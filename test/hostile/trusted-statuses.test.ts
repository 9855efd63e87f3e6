import createHttpError from "http-errors";
import { Conflict, NotFound } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { withChangingGetter, withThrowingGetter } from "../support/hostile-objects";
import { SECRET } from "../support/secret";
import { ask, expectBareRow } from "./ask";
import { documentedStatus } from "./documented-tables";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

/** One of each kind that a check could let through: statuses of errors and of successes, and what compares or converts to one. */
const STATUSES: readonly unknown[] = [
  404,
  503,
  200,
  99,
  600,
  404.5,
  NaN,
  "404",
  [404],
  { valueOf: () => 404 },
  404n,
  new Number(404),
  Symbol("404"),
  () => 404,
];
const HOMES = ["status", "statusCode", "code", "errno", "output.statusCode", "response.status"] as const;

const STATUS_ROWS = STATUSES.map((status) => ({ status }));

function errorWithStatus(home: string, status: unknown): Error {
  const [property = "", inner] = home.split(".");
  const value = inner === undefined ? status : { [inner]: status };
  return Object.assign(new Error(SECRET), { [property]: value, expose: true });
}

const upstreamError = () =>
  Object.assign(new Error(SECRET), {
    name: "AxiosError",
    isAxiosError: true,
    code: "ERR_BAD_REQUEST",
    status: 401,
    config: { headers: { Authorization: `Bearer ${SECRET}` } },
    response: { status: 401, data: SECRET, headers: { "set-cookie": [SECRET] } },
  });

const FOREIGN = [
  { what: "an upstream's 401", make: upstreamError },
  { what: "createHttpError(502, upstream error)", make: () => createHttpError(502, upstreamError()) },
  { what: "createHttpError(404, upstream error)", make: () => createHttpError(404, upstreamError()) },
  {
    what: "createHttpError(upstream error, { expose: true })",
    make: () => createHttpError(upstreamError(), { expose: true }),
  },
  {
    what: "a stamped error with a type that no parser documents",
    make: () => createHttpError(400, new Error(SECRET), { type: "made.up" }),
  },
  { what: "a stamped ENOENT that send did not make", make: () => createHttpError(404, readError()) },
  { what: "an error of the file system", make: () => readError() },
  {
    what: "a unique violation of PostgreSQL",
    make: () => Object.assign(new Error(SECRET), { code: "23505", detail: SECRET }),
  },
  {
    what: "a duplicate key of MySQL",
    make: () => Object.assign(new Error(SECRET), { code: "ER_DUP_ENTRY", errno: 1062 }),
  },
  {
    what: "a duplicate key of MongoDB",
    make: () => Object.assign(new Error(SECRET), { code: 11000, name: "MongoServerError" }),
  },
  { what: "a NOT_FOUND of gRPC", make: () => Object.assign(new Error(SECRET), { code: 5, details: SECRET }) },
  {
    what: "an object shaped like ours",
    make: () => ({ name: "NotFound", status: 404, expose: true, message: SECRET, headers: {} }),
  },
  {
    what: "a class named HttpError of another make",
    make: () =>
      new (class HttpError extends Error {
        status = 404;
        expose = true;
      })(SECRET),
  },
];

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting, {
    before: (app) => app.use("/parsed", EXPRESS[setting.express].json()),
  });

  it.each(STATUS_ROWS)("does not trust $status, whatever it is called", async ({ status }) => {
    for (const home of HOMES) {
      const answer = await ask(server, (_request, _response, next) => next(errorWithStatus(home, status)));
      expectBareRow(server, answer, 500);
    }
  });

  it.each(FOREIGN)("answers a bare 500 where $what is thrown", async ({ make }) => {
    const answer = await ask(server, (_request, _response, next) => next(make()));
    expectBareRow(server, answer, 500);
  });

  it("does not trust a request body that is thrown", async () => {
    const body = JSON.stringify({
      status: 200,
      statusCode: 200,
      expose: true,
      message: SECRET,
      headers: { "Set-Cookie": SECRET },
    });
    const handle = (request: { body: unknown }, _response: unknown, next: (error: unknown) => void): void => {
      next(request.body);
    };
    const headers = ["Content-Type: application/json"];
    const answer = await ask(server, handle, { method: "POST", path: "/parsed", headers, body });
    expectBareRow(server, answer, 500);
  });

  it.each([404, 418, 502])("trusts http-errors, whose own %d becomes the documented one", async (status) => {
    const answer = await ask(server, (_request, _response, next) => next(createHttpError(status)));
    expectBareRow(server, answer, status);
  });

  it.each([
    { what: "a status of 200", make: () => redefined(new NotFound(), 200) },
    { what: "a status of 99", make: () => redefined(new NotFound(), 99) },
    { what: "a status that is text", make: () => redefined(new NotFound(), "404") },
    { what: "a status that is no whole number", make: () => redefined(new NotFound(), 404.5) },
    {
      what: "a status that changes between reads",
      make: () => withChangingGetter(inherit(new Conflict()), "status", 404, 200, 7),
    },
    { what: "a status that throws", make: () => withThrowingGetter(inherit(new Conflict()), "status") },
    {
      what: "a Proxy that answers every name with 404",
      make: () => new Proxy(new Error(SECRET), { get: () => 404 }),
    },
    {
      what: "a status of http-errors' own that was changed",
      make: () => redefined(createHttpError(404), 200),
    },
  ])("checks the values of a branded error again: $what", async ({ make }) => {
    const answer = await ask(server, (_request, _response, next) => next(make()));
    const possible = [404, 409, 500].map((status) => documentedStatus(server.profile, status));
    expect(possible).toContain(answer.status);
  });
});

// Not a real one: a file system error is no Error of jest's realm, and http-errors would build a new one of it.
function readError(): Error {
  return Object.assign(new Error(SECRET), {
    errno: -2,
    code: "ENOENT",
    syscall: "open",
    path: `/nowhere/${SECRET}`,
  });
}

function inherit(error: object): object {
  return Object.create(error) as object;
}

function redefined(error: object, status: unknown): object {
  return Object.defineProperty(inherit(error), "status", { value: status, configurable: true });
}
