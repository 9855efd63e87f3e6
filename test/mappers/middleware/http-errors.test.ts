import createHttpError from "http-errors";
import { HttpError } from "../../../src";
import { isNoMessage } from "../../../src/errors/status-phrases";
import { isBuiltByHttpErrors, mapHttpErrors, readStamp } from "../../../src/mappers/middleware/http-errors";
import { endlessPrototypes, revokedProxy, throwingProxy } from "../../support/hostile-objects";
import { mapError } from "../../support/map-error";
import { runBundled } from "../../support/run-bundled";

const ERROR_STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);

function loadAnotherCopy(): typeof createHttpError {
  let copy: typeof createHttpError | undefined;
  jest.isolateModules(() => {
    copy = jest.requireActual<typeof createHttpError>("http-errors");
  });
  if (copy === undefined) throw new Error("No copy was loaded.");
  return copy;
}

const upstreamError = () => Object.assign(new Error("secret"), { status: 401, response: { status: 401 } });

describe("mapHttpErrors", () => {
  it("keeps the status of createHttpError(status), which says no more than it, from 400 to 599", () => {
    for (const status of ERROR_STATUSES) {
      const thrown = createHttpError(status);
      const error = mapError(mapHttpErrors, thrown);
      expect(error).toBeInstanceOf(HttpError);
      expect(error).toMatchObject({ status, cause: thrown, expose: status < 500 });
      expect(isNoMessage(status, error?.message ?? "")).toBe(true);
    }
  });

  it("keeps its message", () => {
    expect(mapError(mapHttpErrors, createHttpError(403, "Wrong token."))).toMatchObject({
      status: 403,
      message: "Wrong token.",
    });
    expect(mapError(mapHttpErrors, createHttpError(404, "Bad Request"))).toMatchObject({
      status: 404,
      message: "Bad Request",
    });
  });

  it("notes which other members it leaves out, and of many the first ones", () => {
    const notesOf = (members: object): string[] => {
      const notes: string[] = [];
      mapHttpErrors(createHttpError(404, "No key.", members), (sentence) => notes.push(sentence), {});
      return notes;
    };
    expect(notesOf({ headers: {}, expose: true })).toEqual([]);
    expect(notesOf({ code: "KEY_404", details: { id: 7 } })).toEqual([
      'Members of an error of http-errors were left out: "code", "details". See trustStatus.',
    ]);
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`m${String(index)}`, 0]));
    expect(notesOf(many)).toEqual([
      'Members of an error of http-errors were left out: "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", …. See trustStatus.',
    ]);
  });

  it("knows the errors of another copy of http-errors", () => {
    const copy = loadAnotherCopy();
    expect(copy.HttpError).not.toBe(createHttpError.HttpError);
    expect(mapError(mapHttpErrors, new copy.Gone("It was moved."))).toMatchObject({
      status: 410,
      message: "It was moved.",
    });
  });

  it.each([{ minify: false }, { minify: true }])(
    "knows its errors in a bundle, where its classes are renamed (minified: $minify)",
    ({ minify }) => {
      const contents = `
        const createHttpError = require("http-errors");
        const { mapHttpErrors } = require("./src/mappers/middleware/http-errors");
        const errors = [createHttpError(404, "No key."), new createHttpError.Conflict("Taken.")];
        module.exports = errors.map((error) => mapHttpErrors(error)?.message);
      `;
      const messages = runBundled(contents, { minify });
      expect(messages).toEqual(["No key.", "Taken."]);
    },
  );

  it("knows an error of its classes, whose status was changed later", () => {
    expect(mapError(mapHttpErrors, Object.assign(createHttpError(401), { status: 404 }))).toMatchObject({
      status: 404,
    });
  });

  it.each([
    { given: { expose: false }, status: 404, expose: false },
    { given: { expose: true }, status: 500, expose: true },
    { given: { expose: "yes" }, status: 500, expose: false },
    { given: {}, status: 404, expose: true },
    { given: {}, status: 500, expose: false },
  ])("exposes a $status created with $given: $expose", ({ given, status, expose }) => {
    const error = mapError(mapHttpErrors, createHttpError(status, "x", given));
    expect(error?.expose).toBe(expose);
    expect(error !== undefined && Object.hasOwn(error, "expose")).toBe(typeof given.expose === "boolean");
  });

  it("keeps its safe headers alone, and notes the others", () => {
    const notes: string[] = [];
    const headers = { "Retry-After": "120", "Set-Cookie": "session=secret" };
    const error = mapError(mapHttpErrors, createHttpError(429, { headers }), (note) => notes.push(note));
    expect(error?.headers).toEqual({ "Retry-After": "120" });
    expect(notes).toEqual(['The header "Set-Cookie" of a foreign error was left out.']);
  });

  it("never takes over a foreign code, type or issues", () => {
    const given = {
      code: "EBADCSRFTOKEN",
      type: "made.up",
      issues: [],
      instance: "/x",
      extensions: { a: 1 },
    };
    expect(Object.keys(mapError(mapHttpErrors, createHttpError(403, "x", given)) ?? {})).toEqual(["status"]);
  });

  it("takes no stack trace of its own, since the cause has one", () => {
    expect(mapError(mapHttpErrors, createHttpError(403, "x"))?.stack).toBe("HttpError: x");
  });

  it.each([200, 399, 600, "404", 404.5, undefined])(
    "does not trust a status that was set to %p",
    (status) => {
      expect(
        mapError(mapHttpErrors, Object.defineProperty(createHttpError(404), "status", { value: status })),
      ).toBeUndefined();
    },
  );

  it.each([
    { what: "createHttpError(502, upstream error)", make: () => createHttpError(502, upstreamError()) },
    { what: "createHttpError(404, upstream error)", make: () => createHttpError(404, upstreamError()) },
    {
      what: "createHttpError(upstream error)",
      make: () => createHttpError(upstreamError(), { expose: true }),
    },
  ])("does not trust the status that $what stamped on it", ({ make }) => {
    expect(mapError(mapHttpErrors, make())).toBeUndefined();
  });

  it.each([
    { what: "undefined", thrown: undefined },
    { what: "a text", thrown: "x" },
    { what: "a plain Error", thrown: new Error("x") },
    { what: "a Proxy that throws", thrown: throwingProxy() },
    { what: "a revoked Proxy", thrown: revokedProxy() },
    { what: "a Proxy with a chain without end", thrown: endlessPrototypes() },
    {
      what: "parsed input",
      thrown: JSON.parse('{"status":404,"statusCode":404,"expose":true,"name":"HttpError"}') as unknown,
    },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapHttpErrors, thrown)).toBeUndefined();
  });
});

describe("isBuiltByHttpErrors passes by", () => {
  class ApiError extends Error {}
  Object.assign(ApiError.prototype, { status: 404, statusCode: 404, expose: true });

  const OtherHttpError = { HttpError: class HttpError extends Error {} }.HttpError;
  class WithFields extends OtherHttpError {
    status = 404;
    statusCode = 404;
    expose = true;
  }
  class WithGetters extends OtherHttpError {
    get status() {
      return 404;
    }
    get statusCode() {
      return 404;
    }
    get expose() {
      return true;
    }
  }
  const misnamed: object = { status: 404, statusCode: 404, expose: true, constructor: "HttpError" };

  it.each([
    { what: "a class of another name whose prototype has the same properties", error: new ApiError() },
    { what: "a class named HttpError with fields", error: new WithFields() },
    { what: "a class named HttpError with getters", error: new WithGetters() },
    { what: "an object whose constructor is a text", error: Object.create(misnamed) as object },
    {
      what: "an object that has all the marks itself",
      error: { status: 404, statusCode: 404, expose: true, constructor: OtherHttpError },
    },
  ])("$what", ({ error }) => {
    expect(isBuiltByHttpErrors(error)).toBe(false);
  });
});

describe("readStamp", () => {
  it.each([
    { status: 404, expose: true },
    { status: 502, expose: false },
  ])("reads what http-errors put on the error of another library: $status", ({ status, expose }) => {
    expect(readStamp(createHttpError(status, new Error("x")))).toEqual({ status, expose });
  });

  const marks = { status: 404, statusCode: 404, expose: true };

  it.each([
    { what: "a native error without marks", error: new Error("x") },
    { what: "one whose statuses differ", error: Object.assign(new Error("x"), marks, { statusCode: 400 }) },
    {
      what: "one whose status is not that of an error",
      error: Object.assign(new Error("x"), marks, { status: 200, statusCode: 200 }),
    },
    {
      what: "one that does not say whether to expose it",
      error: Object.assign(new Error("x"), marks, { expose: "true" }),
    },
    { what: "parsed input with all marks", error: JSON.parse(JSON.stringify(marks)) as unknown },
    { what: "undefined", error: undefined },
  ])("finds none on $what", ({ error }) => {
    expect(readStamp(error)).toBeUndefined();
  });

  it("reads each mark once", () => {
    const reads: string[] = [];
    const error = new Error("x");
    for (const [name, value] of Object.entries(marks)) {
      Object.defineProperty(error, name, {
        get() {
          reads.push(name);
          return value;
        },
      });
    }
    expect(readStamp(error)).toEqual({ status: 404, expose: true });
    expect(reads.sort()).toEqual(["expose", "status", "statusCode"]);
  });
});
