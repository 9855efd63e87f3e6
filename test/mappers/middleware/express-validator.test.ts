import { BadRequest } from "../../../src";
import { mapExpressValidator } from "../../../src/mappers/middleware/express-validator";
import { mapError } from "../../support/map-error";

const noop = (): void => undefined;
const METHODS = { array: noop, mapped: noop, formatWith: noop, isEmpty: noop, throw: noop };

const resultError = (errors: unknown, methods: object = METHODS) =>
  Object.assign(new Error(), { ...methods, errors });

const field = (path: unknown, msg: unknown = "is wrong", location = "body") => ({
  type: "field",
  path,
  msg,
  location,
  value: "secret",
});

describe("mapExpressValidator", () => {
  it("tells a field as an issue, without its value", () => {
    const error = resultError([field("id", "must be a number", "params")]);
    const mapped = mapError(mapExpressValidator, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.issues).toEqual([{ detail: "must be a number", pointer: "#/id", in: "path" }]);
  });

  it.each([
    { path: "items[0].name", pointer: "#/items/0/name" },
    { path: "[3]", pointer: "#/3" },
    { path: 'labels["a.b"].c', pointer: "#/labels/a.b/c" },
    { path: "", pointer: "#" },
    { path: undefined, pointer: "#" },
  ])("points to $pointer where the path is $path", ({ path, pointer }) => {
    expect(mapError(mapExpressValidator, resultError([field(path)]))?.issues).toMatchObject([{ pointer }]);
  });

  it.each([
    {
      what: "unknown fields with the words for all of them",
      error: { type: "unknown_fields", msg: "Unknown field(s)", fields: [{ path: "a", location: "query" }] },
      issues: [{ detail: "Unknown field(s)", pointer: "#/a", in: "query" }],
    },
    {
      what: "alternatives with their own words",
      error: { type: "alternative", msg: "Invalid value(s)", nestedErrors: [field("a"), field("b")] },
      issues: [
        { detail: "is wrong", pointer: "#/a", in: "body" },
        { detail: "is wrong", pointer: "#/b", in: "body" },
      ],
    },
    {
      what: "groups of alternatives with their own words",
      error: {
        type: "alternative_grouped",
        msg: "Invalid value(s)",
        nestedErrors: [[field("a")], [field("b")]],
      },
      issues: [
        { detail: "is wrong", pointer: "#/a", in: "body" },
        { detail: "is wrong", pointer: "#/b", in: "body" },
      ],
    },
    {
      what: "a field whose message is no text with words of its own",
      error: field("a", { code: 4 }),
      issues: [{ detail: "Invalid value", pointer: "#/a", in: "body" }],
    },
  ])("tells $what", ({ error, issues }) => {
    expect(mapError(mapExpressValidator, resultError([error]))?.issues).toEqual(issues);
  });

  it.each([
    { what: "its methods alone", thrown: resultError(undefined) },
    { what: "its methods with no errors", thrown: resultError([]) },
    { what: "its methods with errors of another kind", thrown: resultError([field("a"), { type: "other" }]) },
    { what: "its errors alone", thrown: resultError([field("a")], {}) },
    { what: "nothing", thrown: undefined },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapExpressValidator, thrown)).toBeUndefined();
  });
});

it("skips a refusal whose list of fields is no list", () => {
  const error = resultError([field("id"), { type: "unknown_fields", msg: "x", fields: "none" }]);
  expect(mapError(mapExpressValidator, error)?.issues).toMatchObject([{ pointer: "#/id" }]);
});

it("leaves alone what a validator threw that failed, and notes its text", () => {
  const notes: string[] = [];
  const error = resultError([field("name"), field("id", "connect ECONNREFUSED 10.0.0.5:5432")]);
  expect(mapError(mapExpressValidator, error, (sentence) => notes.push(sentence))).toBeUndefined();
  expect(notes).toEqual([
    "A validator of express-validator did not refuse the input but failed: connect ECONNREFUSED 10.0.0.5:5432",
  ]);
});

describe("the errors of version 6", () => {
  const old = (param: string, marks: object = {}) => ({ param, msg: "is wrong", location: "body", ...marks });

  it("are issues by their param, and by the alternatives below _error", () => {
    const error = resultError([
      old("items[0].id"),
      { msg: "Invalid value(s)", param: "_error", nestedErrors: [old("email"), [old("phone")]] },
    ]);
    expect(mapError(mapExpressValidator, error)?.issues).toEqual([
      { detail: "is wrong", pointer: "#/items/0/id", in: "body" },
      { detail: "is wrong", pointer: "#/email", in: "body" },
      { detail: "is wrong", pointer: "#/phone", in: "body" },
    ]);
  });

  it("pass by where an error has neither type nor param", () => {
    expect(mapError(mapExpressValidator, resultError([{ msg: "is wrong" }]))).toBeUndefined();
  });
});
