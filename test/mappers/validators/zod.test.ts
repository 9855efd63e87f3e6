import { BadRequest } from "../../../src";
import { mapZod } from "../../../src/mappers/validators/zod";
import { mapError } from "../../support/map-error";
import { objectOfClass } from "../../support/mapped-errors";

const zodError = (issues: unknown, name = "ZodError") => Object.assign(new Error("x"), { name, issues });

describe("mapZod", () => {
  it.each([{ name: "ZodError" }, { name: "$ZodError" }])("tells each issue of a $name", ({ name }) => {
    const error = zodError([{ code: "too_small", message: "Too small", path: ["items", 0] }], name);
    const mapped = mapError(mapZod, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.issues).toEqual([{ detail: "Too small", pointer: "#/items/0", code: "too_small" }]);
  });

  it.each([
    {
      what: "hides the value that zod 3 quotes",
      issue: { code: "invalid_enum_value", message: "received 'abc'", received: "abc" },
      told: "received '…'",
    },
    {
      what: "keeps the type that zod 3 names",
      issue: { code: "invalid_type", message: "received 'number'", received: "number" },
      told: "received 'number'",
    },
    { what: "finds words where there are none", issue: {}, told: "Invalid input" },
  ])("$what", ({ issue, told }) => {
    expect(mapError(mapZod, zodError([issue]))?.issues).toMatchObject([{ detail: told, pointer: "#" }]);
  });

  it.each([
    { what: "its name alone", thrown: zodError(undefined) },
    { what: "its issues alone", thrown: zodError([], "Error") },
    {
      what: "an object of a class of that name",
      thrown: objectOfClass("ZodError", { name: "ZodError", issues: [] }),
    },
    { what: "parsed input", thrown: { name: "ZodError", issues: [] } },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapZod, thrown)).toBeUndefined();
  });
});
