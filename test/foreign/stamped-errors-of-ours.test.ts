import createHttpError from "http-errors";
import { InternalError, NotFound, Unauthorized } from "../../src";
import { toHttpError } from "../../src/foreign/to-http-error";
import { brandOf } from "../../src/errors/brand";

describe("an error of ours that http-errors has stamped", () => {
  it.each([
    { thrown: new InternalError("secret"), stamped: 404, keeps: 500 },
    { thrown: new Unauthorized("Who are you?"), stamped: 403, keeps: 401 },
    { thrown: new NotFound("No such key."), stamped: 404, keeps: 404 },
  ])("keeps $keeps where $stamped was stamped on it", ({ thrown, stamped, keeps }) => {
    const error = createHttpError(stamped, thrown);
    expect(error).toBe(thrown);
    expect(brandOf(toHttpError(error, [], () => undefined))).toBe(keeps);
  });
});
