import { BadRequest } from "../../../src";
import { mapAjv } from "../../../src/mappers/validators/ajv";
import { mapError } from "../../support/map-error";

const ajvError = (errors: unknown, marks: object = {}) =>
  Object.assign(new Error("validation failed"), { errors, ajv: true, validation: true, ...marks });

describe("mapAjv", () => {
  it("tells each error as an issue", () => {
    const error = ajvError([
      { instancePath: "/items/0/a~1b", keyword: "type", message: "must be string", data: 1 },
    ]);
    const mapped = mapError(mapAjv, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.issues).toEqual([{ detail: "must be string", pointer: "#/items/0/a~1b", code: "type" }]);
  });

  it.each([
    { params: { missingProperty: "a/b" }, pointer: "#/item/a~1b" },
    { params: { additionalProperty: "c%d" }, pointer: "#/item/c%25d" },
    { params: { unevaluatedProperty: "e" }, pointer: "#/item/e" },
    { params: { type: "string" }, pointer: "#/item" },
  ])("points to $pointer where the parameters are $params", ({ params, pointer }) => {
    expect(mapError(mapAjv, ajvError([{ instancePath: "/item", params }]))?.issues).toMatchObject([
      { pointer },
    ]);
  });

  it("finds words where there are none", () => {
    expect(mapError(mapAjv, ajvError([undefined]))?.issues).toEqual([
      { detail: "must be valid", pointer: "#" },
    ]);
  });

  it.each([
    { what: "half of its marks", thrown: ajvError([], { ajv: undefined }) },
    { what: "the other half", thrown: ajvError([], { validation: undefined }) },
    { what: "its marks without errors", thrown: ajvError(undefined) },
    { what: "parsed input", thrown: { ajv: true, validation: true, errors: [] } },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapAjv, thrown)).toBeUndefined();
  });
});
