import { BadRequest, Forbidden, InternalError, kmsProfile, nestedErrorCode, NotFound } from "../../src";
import { PUBLISHED_KMS } from "./published-tables";

describe("kmsProfile", () => {
  it("has the published rows and no others, those of success too, in their order", () => {
    const rows = Object.entries(kmsProfile.rows).map(([status, row]) => ({ status: Number(status), ...row }));
    expect(rows).toEqual(PUBLISHED_KMS);
  });

  it("has the documented class of each error row, that of 500 by its own reason", () => {
    expect(kmsProfile.errors).toEqual({
      BadRequest,
      Forbidden,
      NotFound,
      InternalServerError: InternalError,
    });
    expect(kmsProfile.errors.InternalServerError).toBe(InternalError);
  });

  it("is called KMS and tells a nested error code", () => {
    expect(kmsProfile).toMatchObject({ name: "KMS", envelope: nestedErrorCode() });
  });

  it("names the fallbacks that its service documents", () => {
    expect(kmsProfile.fallbacks).toEqual({ 401: 403, 406: 400, 409: 400, 503: 500 });
  });
});
