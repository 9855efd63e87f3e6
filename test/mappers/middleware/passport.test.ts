import { HttpError } from "../../../src";
import { mapPassport } from "../../../src/mappers/middleware/passport";
import { mapError } from "../../support/map-error";

/** Made as passport makes its own: without `super`, so that all three properties are plain ones. */
const authenticationError = (message: string, status: unknown, more: object = {}) =>
  Object.assign(Object.create(Error.prototype) as object, {
    name: "AuthenticationError",
    message,
    status,
    ...more,
  });

describe("mapPassport", () => {
  it.each([
    { status: 401, phrase: "Unauthorized" },
    { status: 400, phrase: "Bad Request" },
    { status: 403, phrase: "Forbidden" },
  ])("keeps the $status of a strategy", ({ status, phrase }) => {
    const error = authenticationError(phrase, status);
    const mapped = mapError(mapPassport, error);
    expect(mapped).toBeInstanceOf(HttpError);
    expect(mapped).toMatchObject({ status, cause: error });
  });

  it.each([
    { what: "another name", thrown: authenticationError("Unauthorized", 401, { name: "Error" }) },
    { what: "a failure of the server", thrown: authenticationError("Internal Server Error", 500) },
    { what: "a status as text", thrown: authenticationError("Unauthorized", "401") },
    { what: "a message of its own", thrown: authenticationError("Wrong key.", 401) },
    { what: "one more property", thrown: authenticationError("Unauthorized", 401, { headers: {} }) },
    {
      what: "a class of its name",
      thrown: Object.assign(new Error("Unauthorized"), { name: "AuthenticationError", status: 401 }),
    },
    { what: "parsed input", thrown: { name: "AuthenticationError", message: "Unauthorized", status: 401 } },
    { what: "nothing", thrown: null },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapPassport, thrown)).toBeUndefined();
  });
});
