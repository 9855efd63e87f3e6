import type { Mapper } from "../../../src";
import { mapFirebaseAdmin, mapJose, mapJsonwebtoken, mapJwksRsa } from "../../../src/tokens";
import { mapError } from "../../support/map-error";

class JsonWebTokenError extends Error {}
class JOSEError extends Error {}
class FirebaseAuthError extends Error {}
class SigningKeyNotFoundError extends Error {}
class JwksError extends Error {}
class JwksRateLimitError extends Error {}
class ArgumentError extends Error {}

const INVALID = "The access token is not valid.";
const EXPIRED = "The access token has expired.";
const REVOKED = "The access token has been revoked.";

const jwt = (name: string, message = "x") => Object.assign(new JsonWebTokenError(message), { name });
const joseError = (code: string, message = "x") => Object.assign(new JOSEError(message), { code });
const firebase = (code: string, message = "x") => Object.assign(new FirebaseAuthError(message), { code });
const named = <Failure extends Error>(error: Failure) =>
  Object.assign(error, { name: error.constructor.name });

it.each<{ mapper: Mapper; error: unknown; status: number; detail?: string }>([
  { mapper: mapJsonwebtoken, error: jwt("TokenExpiredError"), status: 401, detail: EXPIRED },
  {
    mapper: mapJsonwebtoken,
    error: jwt("NotBeforeError"),
    status: 401,
    detail: "The access token is not valid yet.",
  },
  { mapper: mapJsonwebtoken, error: jwt("JsonWebTokenError", "jwt malformed"), status: 401, detail: INVALID },
  {
    mapper: mapJsonwebtoken,
    error: jwt("JsonWebTokenError", "jwt must be provided"),
    status: 401,
    detail: "No access token was sent.",
  },
  { mapper: mapJose, error: joseError("ERR_JWT_EXPIRED"), status: 401, detail: EXPIRED },
  { mapper: mapJose, error: joseError("ERR_JWS_INVALID"), status: 401, detail: INVALID },
  { mapper: mapJose, error: joseError("ERR_JWKS_TIMEOUT"), status: 504 },
  { mapper: mapJose, error: joseError("ERR_JWKS_INVALID"), status: 502 },
  {
    mapper: mapJose,
    error: joseError("ERR_JOSE_GENERIC", "Failed to parse the JSON Web Key Set HTTP response as JSON"),
    status: 502,
  },
  { mapper: mapFirebaseAdmin, error: firebase("auth/id-token-expired"), status: 401, detail: EXPIRED },
  { mapper: mapFirebaseAdmin, error: firebase("auth/id-token-revoked"), status: 401, detail: REVOKED },
  {
    mapper: mapFirebaseAdmin,
    error: firebase("auth/argument-error", "Decoding Firebase ID token failed."),
    status: 401,
    detail: INVALID,
  },
  {
    mapper: mapFirebaseAdmin,
    error: firebase("auth/internal-error", "Error fetching public keys for Google certs: <html>"),
    status: 502,
  },
  {
    mapper: mapFirebaseAdmin,
    error: firebase("auth/argument-error", "Error while making request: connect ECONNREFUSED 127.0.0.1:443."),
    status: 502,
  },
  { mapper: mapJwksRsa, error: named(new SigningKeyNotFoundError("x")), status: 401, detail: INVALID },
  { mapper: mapJwksRsa, error: named(new JwksError("x")), status: 502 },
  { mapper: mapJwksRsa, error: named(new JwksRateLimitError("x")), status: 503 },
])("$mapper.name answers $status", ({ mapper, error, status, detail }) => {
  const mapped = mapError(mapper, error);
  expect(mapped).toMatchObject({
    status,
    cause: error,
    ...(detail === undefined ? {} : { message: detail }),
  });
});

const withoutMessage = (error: Error) => Object.defineProperty(error, "message", { get: () => "x" });

it.each<{ what: string; mapper: Mapper; error: unknown }>([
  {
    what: "a server without a key",
    mapper: mapJsonwebtoken,
    error: jwt("JsonWebTokenError", "secret or public key must be provided"),
  },
  { what: "another error of its class", mapper: mapJsonwebtoken, error: jwt("Error") },
  { what: "one without a message", mapper: mapJsonwebtoken, error: withoutMessage(jwt("JsonWebTokenError")) },
  {
    what: "its name alone",
    mapper: mapJsonwebtoken,
    error: Object.assign(new Error("x"), { name: "TokenExpiredError" }),
  },
  { what: "a key that is none", mapper: mapJose, error: joseError("ERR_JWK_INVALID") },
  { what: "another generic error", mapper: mapJose, error: joseError("ERR_JOSE_GENERIC") },
  {
    what: "a generic error without a message",
    mapper: mapJose,
    error: withoutMessage(joseError("ERR_JOSE_GENERIC")),
  },
  {
    what: "its code alone",
    mapper: mapJose,
    error: Object.assign(new Error("x"), { code: "ERR_JWT_EXPIRED" }),
  },
  { what: "a wrong argument", mapper: mapFirebaseAdmin, error: firebase("auth/argument-error") },
  {
    what: "one without a message",
    mapper: mapFirebaseAdmin,
    error: withoutMessage(firebase("auth/argument-error")),
  },
  { what: "another failure", mapper: mapFirebaseAdmin, error: firebase("auth/internal-error") },
  {
    what: "its code alone",
    mapper: mapFirebaseAdmin,
    error: Object.assign(new Error("x"), { code: "auth/id-token-expired" }),
  },
  { what: "a wrong argument", mapper: mapJwksRsa, error: named(new ArgumentError("x")) },
  { what: "its name alone", mapper: mapJwksRsa, error: Object.assign(new Error("x"), { name: "JwksError" }) },
  { what: "no name", mapper: mapJwksRsa, error: { name: 7 } },
])("$mapper.name passes by $what", ({ mapper, error }) => {
  expect(mapError(mapper, error)).toBeUndefined();
});
