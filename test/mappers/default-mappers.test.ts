import createHttpError from "http-errors";
import { defaultMappers, mapRateLimiter, withoutMapper } from "../../src";
import * as publicNames from "../../src";
import { mapBodyParser } from "../../src/mappers/middleware/body-parser";
import { mapHttpErrors } from "../../src/mappers/middleware/http-errors";
import { toHttpError } from "../../src/mappers/to-http-error";
import { validationMappers } from "../../src/validators";
import { endlessPrototypes, revokedProxy, throwingProxy } from "../support/hostile-objects";
import { mapError } from "../support/map-error";
import { runBundled } from "../support/run-bundled";
import { SECRET } from "../support/secret";

const EVERY_MAPPER = [...defaultMappers, ...validationMappers].map((mapper) => ({
  mapper,
  name: mapper.name,
}));

it("the lists of mappers cannot be changed", () => {
  expect(Object.isFrozen(defaultMappers)).toBe(true);
  expect(Object.isFrozen(validationMappers)).toBe(true);
});

it("the mappers keep their names in a minified bundle, and a line in the log", () => {
  const contents = `
    const { isLoggedMapper } = require("./src/mappers/mapping");
    const lists = [
      require("./src").defaultMappers,
      require("./src/validators").validationMappers,
      require("./src/databases").databaseMappers,
      require("./src/upstreams").upstreamMappers,
      require("./src/tokens").tokenMappers,
    ];
    module.exports = lists.flat().map(({ name }) => [name, isLoggedMapper(name)]);
  `;
  const named = runBundled(contents, { minify: true }) as [string, boolean][];
  expect(named).toEqual(runBundled(contents, { minify: false }));
  expect(named.length).toBeGreaterThan(60);
  expect(named.map(([name]) => name)).toEqual(named.map(() => expect.stringMatching(/^map[A-Z]/) as string));
  expect(named.find(([name]) => name === "mapPostgres")).toEqual(["mapPostgres", true]);
});

it("the mapper of body-parser comes before that of http-errors, which would keep what a message quotes", () => {
  const error = createHttpError(415, `unsupported charset "${SECRET}"`, { type: "charset.unsupported" });
  expect(mapError(mapHttpErrors, error)?.message).toContain(SECRET);
  const { httpError } = toHttpError(error, defaultMappers, () => undefined);
  expect(httpError).toMatchObject({ status: 415, cause: error });
  expect(httpError.message).not.toContain(SECRET);
});

it("the mappers of validators are not on by default", () => {
  expect(validationMappers).toHaveLength(9);
  expect(defaultMappers.filter((mapper) => validationMappers.includes(mapper))).toEqual([]);
});

it.each(EVERY_MAPPER)("$name passes by whatever is none of its errors, and never throws", ({ mapper }) => {
  const values = [
    undefined,
    null,
    "Not Found",
    404,
    Symbol("x"),
    () => undefined,
    new Error("x"),
    Object.assign(new Error("Not Found"), { status: 404, statusCode: 404, expose: true }),
    Object.create(null) as object,
    throwingProxy(),
    revokedProxy(),
    endlessPrototypes(),
  ];
  expect(values.map((value) => mapError(mapper, value))).toEqual(values.map(() => undefined));
});

describe("while Object.prototype is polluted", () => {
  const marks = {
    ...{
      status: 404,
      statusCode: 404,
      expose: true,
      type: "entity.parse.failed",
      code: "ENOENT",
      syscall: "open",
    },
    ...{ name: "MulterError", errors: [], details: [], issues: [], ajv: true, validation: true, isJoi: true },
  };
  beforeEach(() => {
    Object.assign(Object.prototype, marks);
  });
  afterEach(() => {
    for (const name of Object.keys(marks)) Reflect.deleteProperty(Object.prototype, name);
  });

  it.each(EVERY_MAPPER)("$name takes no mark from there", ({ mapper }) => {
    expect(mapError(mapper, new Error("x"))).toBeUndefined();
    expect(mapError(mapper, {})).toBeUndefined();
  });

  it("the errors of the server's own middleware are still recognised", () => {
    const stamp = { status: 400, statusCode: 400, expose: true, type: "entity.parse.failed" };
    expect(mapError(mapBodyParser, Object.assign(new SyntaxError("x"), stamp))?.status).toBe(400);
  });
});

it.each(EVERY_MAPPER)("$name reads each property once", ({ mapper }) => {
  const reads: PropertyKey[] = [];
  const error = new Proxy(new Error("x"), {
    get(target, name) {
      reads.push(name);
      return Reflect.get(target, name) as unknown;
    },
  });
  mapper(error, () => undefined, {});
  expect(reads).toEqual([...new Set(reads)]);
});

describe("withoutMapper", () => {
  it("leaves one mapper out of a list, and the list as it is", () => {
    const mappers = withoutMapper(defaultMappers, mapBodyParser);
    expect(mappers).toEqual(defaultMappers.filter((mapper) => mapper !== mapBodyParser));
    expect(mappers).toHaveLength(defaultMappers.length - 1);
  });

  it("refuses a mapper that the list does not have, since it would leave out none", () => {
    expect(() => withoutMapper(defaultMappers, mapRateLimiter)).toThrow(
      "withoutMapper takes a mapper of the list, but received a function.",
    );
  });

  it("refuses what is no list, such as a mapper in its place", () => {
    expect(() => withoutMapper(mapBodyParser as never, defaultMappers as never)).toThrow(
      "withoutMapper takes a list of mappers, but received a function.",
    );
  });
});

it("every default mapper is exported by its name", () => {
  for (const mapper of defaultMappers) expect(Reflect.get(publicNames, mapper.name)).toBe(mapper);
});
