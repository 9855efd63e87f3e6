import { NotFound } from "../../src/errors/documented-errors";
import { brandOf, HttpError, isErrorStatus, STATUS_BRAND } from "../../src/errors/http-error";
import { revokedProxy, throwingProxy } from "../support/hostile-objects";

describe("isErrorStatus", () => {
  it.each([{ value: 400 }, { value: 499 }, { value: 500 }, { value: 599 }])("takes $value", ({ value }) => {
    expect(isErrorStatus(value)).toBe(true);
  });

  it.each([
    { value: 399 },
    { value: 600 },
    { value: 404.5 },
    { value: Number.NaN },
    { value: Number.POSITIVE_INFINITY },
    { value: -404 },
    { value: "404" },
    { value: 404n },
    { value: [404] },
    { value: Object(404) as unknown },
    { value: null },
    { value: undefined },
  ])("refuses $value", ({ value }) => {
    expect(isErrorStatus(value)).toBe(false);
  });
});

describe("brandOf", () => {
  it("takes no class for one of its errors", () => {
    expect(brandOf(NotFound)).toBeUndefined();
    expect(brandOf(class extends NotFound {})).toBeUndefined();
  });

  it("tells the status of an error of ours", () => {
    expect(brandOf(new HttpError(429))).toBe(429);
  });

  it("knows the brand of another copy, since its symbol is registered for the whole process", () => {
    expect(brandOf({ [Symbol.for("express-error-profiles.status")]: 409 })).toBe(409);
  });

  it.each([
    { what: "undefined", value: undefined },
    { what: "null", value: null },
    { what: "a string", value: "404" },
    { what: "a number", value: 404 },
    { what: "a function", value: () => 404 },
    {
      what: "an error of another library with a status",
      value: Object.assign(new Error("x"), { status: 404 }),
    },
    { what: "the prototype of HttpError", value: HttpError.prototype },
    { what: "a brand that is not the status of an error", value: { [STATUS_BRAND]: 200 } },
    { what: "a brand that is text", value: { [STATUS_BRAND]: "404" } },
    { what: "a revoked Proxy", value: revokedProxy() },
    { what: "a Proxy that throws", value: throwingProxy() },
  ])("finds no brand on $what", ({ value }) => {
    expect(brandOf(value)).toBeUndefined();
  });
});
