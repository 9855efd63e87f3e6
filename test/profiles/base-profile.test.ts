import {
  BadRequest,
  baseProfile,
  Conflict,
  Forbidden,
  InternalError,
  NotAcceptable,
  NotFound,
  problemDetails,
  ServerUnavailable,
  Unauthorized,
} from "../../src";
import { PUBLISHED_BASE } from "./published-tables";

describe("baseProfile", () => {
  it("has the published rows and no others, those of success too, in their order", () => {
    const rows = Object.entries(baseProfile.rows).map(([status, row]) => ({
      status: Number(status),
      ...row,
    }));
    expect(rows).toEqual(PUBLISHED_BASE);
  });

  it("has the documented class of each error row", () => {
    expect(baseProfile.errors).toEqual({
      BadRequest,
      Unauthorized,
      Forbidden,
      NotFound,
      NotAcceptable,
      Conflict,
      InternalError,
      ServerUnavailable,
    });
    expect(baseProfile.errors.InternalError).toBe(InternalError);
  });

  it("is called base, tells problem details and has no fallbacks of its own", () => {
    expect(baseProfile).toMatchObject({ name: "base", envelope: problemDetails(), fallbacks: {} });
  });
});
