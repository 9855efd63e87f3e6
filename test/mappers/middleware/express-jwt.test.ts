import { Unauthorized } from "../../../src";
import { mapExpressJwt } from "../../../src/mappers/middleware/express-jwt";
import { mapError } from "../../support/map-error";

const jwtError = (code: unknown, marks: object = {}) =>
  Object.assign(new Error("jwt audience invalid. expected: secret"), {
    name: "UnauthorizedError",
    status: 401,
    code,
    inner: {},
    ...marks,
  });

describe("mapExpressJwt", () => {
  it.each([
    { code: "credentials_required", challenge: "Bearer", message: "No access token was sent." },
    {
      code: "credentials_bad_scheme",
      challenge: "Bearer",
      message: "The Authorization header holds no bearer token.",
    },
    {
      code: "credentials_bad_format",
      challenge: "Bearer",
      message: "The Authorization header holds no bearer token.",
    },
    {
      code: "invalid_token",
      challenge: 'Bearer error="invalid_token"',
      message: "The access token is not valid.",
    },
    {
      code: "revoked_token",
      challenge: 'Bearer error="invalid_token"',
      message: "The access token has been revoked.",
    },
  ])("answers $code 401 with the challenge $challenge", ({ code, challenge, message }) => {
    const error = jwtError(code);
    const mapped = mapError(mapExpressJwt, error);
    expect(mapped).toBeInstanceOf(Unauthorized);
    expect(mapped).toMatchObject({ challenge, message, cause: error });
  });

  it.each([
    { name: "TokenExpiredError", detail: "The access token has expired." },
    { name: "NotBeforeError", detail: "The access token is not valid yet." },
  ])("says what a $name means", ({ name, detail }) => {
    expect(mapError(mapExpressJwt, jwtError("invalid_token", { inner: { name } }))?.message).toBe(detail);
  });

  it.each([
    { what: "another name", thrown: jwtError("invalid_token", { name: "Error" }) },
    { what: "another status", thrown: jwtError("permission_denied", { status: 403 }) },
    { what: "another code", thrown: jwtError("constructor") },
    { what: "no inner error", thrown: jwtError("invalid_token", { inner: undefined }) },
    {
      what: "parsed input",
      thrown: { name: "UnauthorizedError", status: 401, code: "invalid_token", inner: {} },
    },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapExpressJwt, thrown)).toBeUndefined();
  });
});

it("notes that the server has no secret, which no client can cause", () => {
  const notes: [string, string | undefined][] = [];
  const inner = Object.assign(new Error("secret or public key must be provided"), {
    name: "JsonWebTokenError",
  });
  const mapped = mapError(mapExpressJwt, jwtError("invalid_token", { inner }), (...note) =>
    notes.push([note[0], note[1]]),
  );
  expect(mapped).toMatchObject({ status: 401, message: "The access token is not valid." });
  expect(notes).toEqual([
    [
      "express-jwt found no secret or public key to verify the token with: look at its option secret.",
      "mistake",
    ],
  ]);
});
