import { BadRequest } from "../../../src";
import { mapJoi } from "../../../src/mappers/validators/joi";
import { mapError } from "../../support/map-error";

const joiError = (details: unknown, marks: object = {}) =>
  Object.assign(new Error("x"), { name: "ValidationError", isJoi: true, details, ...marks });

describe("mapJoi", () => {
  it("tells each detail as an issue", () => {
    const error = joiError([
      { message: '"name" is required', path: ["items", 0, "name"], type: "any.required" },
    ]);
    const mapped = mapError(mapJoi, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.message).toBe("Bad Request");
    expect(mapped?.issues).toEqual([
      { detail: '"name" is required', pointer: "#/items/0/name", code: "any.required" },
    ]);
  });

  it.each([
    {
      what: "a refused value",
      detail: { message: '"pin" with value "12a4" fails', type: "x", context: { value: "12a4" } },
      told: '"pin" with value "…" fails',
    },
    {
      what: "what a custom function has thrown",
      detail: { message: '"pin" failed because no host', type: "any.custom", context: { label: "pin" } },
      told: '"pin" failed custom validation',
    },
    {
      what: "what a custom function has thrown, of a value without a label",
      detail: { message: "failed because no host", type: "any.custom" },
      told: '"value" failed custom validation',
    },
    { what: "a message that is no text", detail: { message: 4 }, told: "is not valid" },
  ])("does not tell $what", ({ detail, told }) => {
    expect(mapError(mapJoi, joiError([detail]))?.issues).toMatchObject([{ detail: told, pointer: "#" }]);
  });

  it.each([
    { what: "its name alone", thrown: joiError([], { isJoi: undefined }) },
    { what: "its mark alone", thrown: joiError([], { name: "Error" }) },
    { what: "parsed input", thrown: { name: "ValidationError", isJoi: true, details: [] } },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapJoi, thrown)).toBeUndefined();
  });
});

it("has no issues where an error with the marks of joi has no list of details", () => {
  expect(mapError(mapJoi, joiError("none"))?.issues ?? []).toEqual([]);
});

it.each([
  { what: "a default that could not be made", detail: { type: "any.default" } },
  { what: "a failover that could not be made", detail: { type: "any.failover" } },
  {
    what: "a bug in a custom function",
    detail: { type: "any.custom", context: { error: new TypeError("x is not a function") } },
  },
  {
    what: "a system call of a custom function",
    detail: { type: "any.custom", context: { error: Object.assign(new Error("x"), { syscall: "connect" }) } },
  },
])("leaves alone $what, which the server has failed at", ({ detail }) => {
  const refused = { type: "any.required", path: ["name"], message: '"name" is required' };
  expect(mapError(mapJoi, joiError([refused, detail]))).toBeUndefined();
});

it("answers what a custom function refused", () => {
  const detail = {
    type: "any.custom",
    path: ["name"],
    context: { label: "name", error: new Error("is taken") },
  };
  expect(mapError(mapJoi, joiError([detail]))?.issues).toEqual([
    { detail: '"name" failed custom validation', pointer: "#/name", code: "any.custom" },
  ]);
});
