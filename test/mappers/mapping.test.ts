import {
  builtIn,
  membersOf,
  messageOf,
  socketErrorCode,
  stackBeginsIn,
  viaCause,
} from "../../src/mappers/mapping";
import { Conflict, Forbidden, HttpError, NotFound, type Mapper } from "../../src";
import { mapError } from "../support/map-error";
import { madeError } from "../support/mapped-errors";

function errorWithStack(stack: unknown): Error {
  return Object.assign(new Error("x"), { stack });
}

it.each([
  { where: "the package", frame: "at parse (/app/node_modules/busboy/lib/index.js:9:1)", begins: true },
  {
    where: "the package on Windows",
    frame: "at parse (C:\\app\\node_modules\\busboy\\lib\\index.js:9:1)",
    begins: true,
  },
  {
    where: "the package as pnpm keeps it",
    frame: "at /app/node_modules/.pnpm/busboy@1.6.0/node_modules/busboy/lib/index.js:9:1",
    begins: true,
  },
  {
    where: "a package of a longer name",
    frame: "at /app/node_modules/busboy-like/index.js:9:1",
    begins: false,
  },
  { where: "a folder of that name", frame: "at /app/busboy/index.js:9:1", begins: false },
])("stackBeginsIn is $begins for an error made in $where", ({ frame, begins }) => {
  expect(
    stackBeginsIn(errorWithStack(`Error: x\n    ${frame}\n    at other (/app/index.js:1:1)`), "busboy"),
  ).toBe(begins);
});

it.each([
  {
    what: "an error that only passed through the package",
    error: errorWithStack(
      "Error: x\n    at a (/app/index.js:1:1)\n    at b (/app/node_modules/busboy/lib/index.js:9:1)",
    ),
  },
  {
    what: "an error whose message names the package",
    error: errorWithStack("Error: /node_modules/busboy/\n    at a (/app/index.js:1:1)"),
  },
  { what: "an error without a stack", error: errorWithStack(undefined) },
  {
    what: "parsed input",
    error: JSON.parse('{"stack":"Error\\n    at /app/node_modules/busboy/lib/index.js:9:1"}') as unknown,
  },
  { what: "nothing", error: undefined },
])("stackBeginsIn is false for $what", ({ error }) => {
  expect(stackBeginsIn(error, "busboy")).toBe(false);
});

it.each([
  { code: "ECONNREFUSED", syscall: "connect" },
  { code: "ENOENT", syscall: "connect" },
  { code: "ENOTFOUND", syscall: "getaddrinfo" },
  { code: "ECONNRESET", syscall: "read" },
  { code: "EPIPE", syscall: "write" },
  { code: "ETIMEDOUT", syscall: "read" },
])("knows $code of the system call $syscall", ({ code, syscall }) => {
  expect(socketErrorCode(madeError("", { code, syscall }))).toBe(code);
});

it("takes the first of a host's addresses where all failed", () => {
  const errors = ["ECONNREFUSED", "ETIMEDOUT"].map((code) => madeError("", { code, syscall: "connect" }));
  const error = Object.assign(new AggregateError(errors), { code: "ECONNREFUSED" });
  expect(socketErrorCode(error)).toBe("ECONNREFUSED");
});

it.each([
  { what: "an error of the file system", error: madeError("", { code: "EIO", syscall: "read" }) },
  { what: "a missing file", error: madeError("", { code: "ENOENT", syscall: "open" }) },
  { what: "a code without a system call", error: madeError("", { code: "ECONNREFUSED" }) },
  { what: "a system call without a code", error: madeError("", { syscall: "connect" }) },
  { what: "a code that is a number", error: madeError("", { code: 111, syscall: "connect" }) },
  { what: "several errors of which the first is another", error: new AggregateError([new Error()]) },
  { what: "several errors of which there is none", error: new AggregateError([]) },
  { what: "an object of that shape", error: { code: "ECONNREFUSED", syscall: "connect" } },
  { what: "undefined", error: undefined },
])("does not take $what for a socket's", ({ error }) => {
  expect(socketErrorCode(error)).toBeUndefined();
});

describe("builtIn", () => {
  const mapQuota = builtIn("mapQuota", ({ code }) => {
    return code === "QUOTA" ? new Forbidden("The quota is used up.") : undefined;
  });

  it("adds the thrown value as the cause, and takes no stack trace", () => {
    const thrown = madeError("x", { code: "QUOTA" });
    const mapped = mapError(mapQuota, thrown);
    expect(mapped).toMatchObject({ status: 403, cause: thrown });
    expect(mapped?.stack).toBe("Forbidden: The quota is used up.");
    expect(Object.keys(mapped ?? {})).not.toContain("cause");
  });

  it("keeps a cause that the mapper gave, and the name of the mapper", () => {
    const cause = new Error("deeper");
    const mapDeeper = builtIn("mapDeeper", () => {
      return new Conflict(undefined, { cause });
    });
    expect(mapError(mapDeeper, new Error("x"))?.cause).toBe(cause);
    expect(mapDeeper.name).toBe("mapDeeper");
  });

  it.each([undefined, null, "QUOTA", 7])("shows the mapper no %p", (thrown) => {
    expect(mapError(mapQuota, thrown)).toBeUndefined();
  });
});

describe("viaCause", () => {
  class QueryError extends Error {}
  const isQueryError = (error: unknown): boolean => error instanceof QueryError;
  const mapTaken: Mapper = (error) =>
    messageOf(error) === "taken" ? new Conflict("Taken.", { cause: error }) : undefined;
  const never: Mapper = () => undefined;
  const taken = new Error("taken");

  it.each([
    { given: [mapTaken], told: 'a list of functions as "mappers", but received undefined' },
    { given: [isQueryError, mapTaken], told: 'a list of functions as "mappers", but received a function' },
    { given: [isQueryError, [[mapTaken]]], told: 'a list of functions as "mappers", but received an array' },
    { given: [[mapTaken]], told: 'a function as "isWrapper", but received an array' },
  ])("refuses $given", ({ given, told }) => {
    expect(() => Reflect.apply(viaCause, undefined, given) as unknown).toThrow(`viaCause takes ${told}.`);
  });

  it.each([
    { what: "an error", thrown: new QueryError("x", { cause: taken }) },
    {
      what: "an error in two wrappers",
      thrown: new QueryError("x", { cause: new QueryError("y", { cause: taken }) }),
    },
  ])("maps what wraps $what as the error within, with the wrapper as the cause", ({ thrown }) => {
    const mapped = mapError(viaCause(isQueryError, [never, mapTaken]), thrown);
    expect(mapped).toBeInstanceOf(Conflict);
    expect(mapped?.cause).toBe(thrown);
  });

  it("opens a property of another name", () => {
    const thrown = Object.assign(new QueryError("x"), { driverError: taken });
    expect(mapError(viaCause(isQueryError, [mapTaken], "driverError"), thrown)).toBeInstanceOf(Conflict);
  });

  it("answers an error of ours that is wrapped, as it is", () => {
    const ours = new NotFound("No key.", { cause: "mine" });
    expect(mapError(viaCause(isQueryError, [mapTaken]), new QueryError("x", { cause: ours }))).toBe(ours);
    expect(ours.cause).toBe("mine");
  });

  it("leaves the cause that a mapper has chosen", () => {
    const choose: Mapper = () => new HttpError(409, undefined, { cause: "chosen" });
    expect(mapError(viaCause(isQueryError, [choose]), new QueryError("x", { cause: taken }))?.cause).toBe(
      "chosen",
    );
  });

  const endless = new QueryError("x");
  endless.cause = endless;

  it.each([
    { what: "an error that is no wrapper", thrown: new Error("x", { cause: taken }) },
    { what: "a wrapper of what no mapper knows", thrown: new QueryError("x", { cause: new Error("y") }) },
    { what: "a wrapper of nothing", thrown: new QueryError("x") },
    { what: "a wrapper of itself", thrown: endless },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(viaCause(isQueryError, [mapTaken]), thrown)).toBeUndefined();
  });
});

describe("messageOf", () => {
  it("is the message of an error and of what is made like one", () => {
    expect(messageOf(new TypeError("x"))).toBe("x");
    expect(messageOf({ message: "x" })).toBe("x");
  });

  it.each([
    { what: "an error whose message is a getter", value: withGetter(new Error("x")) },
    { what: "an error whose class computes it", value: new DOMException("x") },
    { what: "an error without a message", value: new Error() },
    { what: "a message that is no text", value: { message: 7 } },
    { what: "a text", value: "x" },
    { what: "undefined", value: undefined },
  ])("is undefined, and calls nothing, for $what", ({ value }) => {
    expect(messageOf(value)).toBeUndefined();
  });

  function withGetter(error: Error): Error {
    return Object.defineProperty(error, "message", {
      get() {
        throw new Error("The message was read.");
      },
    });
  }
});

it.each([undefined, null, "text", 7])("membersOf %p has no members", (value) => {
  expect(membersOf(value).constructor).toBeUndefined();
});
