import { BadRequest } from "../../../src";
import { mapCelebrate } from "../../../src/mappers/middleware/celebrate";
import { mapError } from "../../support/map-error";

class CelebrateError extends Error {
  readonly details: unknown;

  constructor(details: unknown) {
    super("Validation failed");
    this.details = details;
  }
}

const refusal = (details: unknown) =>
  Object.assign(new Error("x"), { name: "ValidationError", isJoi: true, details });

describe("mapCelebrate", () => {
  it("tells the details of each part of the request", () => {
    const error = new CelebrateError(
      new Map([
        ["params", refusal([{ message: '"id" must be a number', path: ["id"], type: "number.base" }])],
        [
          "signedCookies",
          refusal([{ message: '"session" is required', path: ["session"], type: "any.required" }]),
        ],
      ]),
    );
    const mapped = mapError(mapCelebrate, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.issues).toEqual([
      { detail: '"id" must be a number', pointer: "#/id", in: "path", code: "number.base" },
      { detail: '"session" is required', pointer: "#/session", in: "cookie", code: "any.required" },
    ]);
  });

  it.each<{ what: string; thrown: unknown }>([
    { what: "its class without details", thrown: new CelebrateError(undefined) },
    { what: "its class with no details", thrown: new CelebrateError(new Map()) },
    {
      what: "its class with a part that no request has",
      thrown: new CelebrateError(new Map([["files", refusal([])]])),
    },
    {
      what: "its class with another validator's error",
      thrown: new CelebrateError(new Map([["body", new Error("x")]])),
    },
    {
      what: "another class",
      thrown: Object.assign(new Error("x"), { details: new Map([["body", refusal([])]]) }),
    },
    { what: "nothing", thrown: undefined },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapCelebrate, thrown)).toBeUndefined();
  });
});

describe("the errors of celebrate 12 to 15, whose class has no name", () => {
  const celebrated = (marks: object, isMarked: unknown = true) =>
    Object.assign(new (class extends Error {})("x"), { [Symbol("celebrated")]: isMarked, ...marks });
  const details = [{ message: '"id" must be a number', path: ["id"], type: "number.base" }];
  const issues = [{ detail: '"id" must be a number', pointer: "#/id", in: "path", code: "number.base" }];

  it.each([
    { what: "version 12", thrown: celebrated({ joi: refusal(details), meta: { source: "params" } }) },
    { what: "version 15", thrown: celebrated({ details: new Map([["params", refusal(details)]]) }) },
  ])("are issues: $what", ({ thrown }) => {
    expect(mapError(mapCelebrate, thrown)?.issues).toEqual(issues);
  });

  it.each([
    {
      what: "without its mark",
      thrown: celebrated({ joi: refusal(details), meta: { source: "params" } }, false),
    },
    { what: "without joi's error", thrown: celebrated({ meta: { source: "params" } }) },
    { what: "of no part", thrown: celebrated({ joi: refusal(details) }) },
    {
      what: "parsed from input",
      thrown: { [Symbol("celebrated")]: true, joi: refusal(details), meta: { source: "params" } },
    },
  ])("pass by $what", ({ thrown }) => {
    expect(mapError(mapCelebrate, thrown)).toBeUndefined();
  });
});

it("leaves alone a schema that failed, and notes it", () => {
  const notes: string[] = [];
  const thrown = new CelebrateError(new Map([["body", refusal([{ type: "any.default", path: ["id"] }])]]));
  expect(mapError(mapCelebrate, thrown, (sentence) => notes.push(sentence))).toBeUndefined();
  expect(notes).toEqual(["A schema of celebrate did not refuse the input but failed."]);
});
