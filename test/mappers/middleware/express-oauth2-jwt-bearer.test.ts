import { mapExpressOauth2JwtBearer } from "../../../src";
import { mapError } from "../../support/map-error";
import { errorOfClass } from "../../support/mapped-errors";

const BEARER = 'Bearer realm="api", error="invalid_token", error_description="secret"';
const DPOP = 'DPoP algs="RS256 ES256"';

interface Made {
  readonly name?: string;
  readonly status?: number;
  readonly challenge?: unknown;
}

function refusal(
  message: unknown,
  { name = "InvalidTokenError", status = 401, challenge = BEARER }: Made = {},
): Error {
  return errorOfClass([name, "UnauthorizedError"], {
    name,
    message,
    status,
    statusCode: status,
    headers: { "WWW-Authenticate": challenge },
  });
}

const INVALID = 'Bearer error="invalid_token"';
const NOT_VALID = "The access token is not valid.";

it.each([
  ...[
    "Unexpected 'aud' value",
    "Missing 'role' claim",
    'missing required "iat" claim',
    'unexpected "typ" JWT header value',
    '"iat" claim must be a number',
    '"alg" (Algorithm) Header Parameter not allowed',
    "Invalid Compact JWS",
    "Invalid Token",
    'Malformed "jkt" confirmation claim',
    "JWS Protected Header is invalid",
    "Failed to base64url decode the payload",
    "Token issuer is not allowed",
    'The "b64" (base64url-encode payload) Header Parameter must be a boolean',
    'Extension Header Parameter "x" is not recognized',
    "multiple matching keys found in the JSON Web Key Set",
    "Invalid issuer URL: URLs must not contain fragments",
    'Unsupported algorithm "none" for JWKS-based verification. Supported: RS256',
    "signature verification failed",
    "no applicable key found in the JSON Web Key Set",
    "DPoP-bound token requires the DPoP authentication scheme, not Bearer.",
  ].map((message) => ({ message, detail: NOT_VALID })),
  { message: '"exp" claim timestamp check failed', detail: "The access token has expired." },
  { message: "Unexpected 'exp' value", detail: "The access token has expired." },
  { message: '"nbf" claim timestamp check failed', detail: "The access token is not valid yet." },
])("answers 401 for: $message", ({ message, detail }) => {
  expect(mapError(mapExpressOauth2JwtBearer, refusal(message))).toMatchObject({
    status: 401,
    message: detail,
    challenge: INVALID,
  });
});

it("makes the challenge of DPoP again", () => {
  const challenge = `Bearer realm="api", DPoP error="x", error_description="secret", algs="RS256 ES256"`;
  expect(mapError(mapExpressOauth2JwtBearer, refusal("Invalid JWT", { challenge }))).toMatchObject({
    challenge: `${INVALID}, ${DPOP}`,
  });
  const missing = refusal("Unauthorized", { name: "UnauthorizedError", challenge: DPOP });
  expect(mapError(mapExpressOauth2JwtBearer, missing)).toMatchObject({
    status: 401,
    challenge: `Bearer, ${DPOP}`,
  });
});

it.each([
  { scope: ', scope="admin write"', sent: 'Bearer error="insufficient_scope", scope="admin write"' },
  { scope: "", sent: 'Bearer error="insufficient_scope"' },
])("answers 403 for a missing scope", ({ scope, sent }) => {
  const error = refusal("secret", {
    name: "InsufficientScopeError",
    status: 403,
    challenge: `${BEARER}${scope}`,
  });
  expect(mapError(mapExpressOauth2JwtBearer, error)).toMatchObject({
    status: 403,
    message: "The access token lacks a scope.",
    headers: { "WWW-Authenticate": sent },
  });
});

it.each([
  { message: "", name: "InvalidRequestError" },
  { message: "More than one method used for authentication", name: "InvalidRequestError" },
  { message: "secret", name: "InvalidProofError" },
])("answers 400 for an $name: $message", ({ message, name }) => {
  const mapped = mapError(mapExpressOauth2JwtBearer, refusal(message, { name, status: 400 }));
  expect(mapped?.status).toBe(400);
  expect(mapped?.message).not.toContain("secret");
});

it.each([
  { message: "Expected 200 OK from the JSON Web Key Set HTTP response", status: 502 },
  { message: "Failed to fetch authorization server metadata", status: 502 },
  { message: "connect ECONNREFUSED 10.0.0.5:443", status: 502 },
  { message: "request timed out", status: 504 },
])("answers $status for: $message", ({ message, status }) => {
  const mapped = mapError(mapExpressOauth2JwtBearer, refusal(message));
  expect(mapped?.status).toBe(status);
  expect(mapped).not.toHaveProperty("challenge");
});

it.each([
  { what: "a sentence of the application", error: refusal("my own words") },
  { what: "a message that is no text", error: refusal(7) },
  { what: "a server's own setting", error: refusal("You must provide", { name: "InvalidRequestError" }) },
  { what: "a class of its own", error: refusal("Invalid JWT", { name: "OtherError" }) },
])("leaves $what alone, and notes why", ({ error }) => {
  const notes: unknown[] = [];
  const note = (...one: unknown[]): void => void notes.push(one);
  expect(mapError(mapExpressOauth2JwtBearer, error, note)).toBeUndefined();
  expect(notes).toEqual([[expect.stringContaining("throw an error of yours there"), "mistake"]]);
});

it.each([
  { what: "an error of the application of that name", error: refusal("Invalid JWT", { challenge: "Basic" }) },
  { what: "an error without a challenge", error: refusal("Invalid JWT", { challenge: 7 }) },
  {
    what: "an error of another class",
    error: errorOfClass(["InvalidTokenError"], {
      status: 401,
      statusCode: 401,
      headers: { "WWW-Authenticate": BEARER },
    }),
  },
  {
    what: "two statuses",
    error: Object.assign(refusal("Invalid JWT"), { statusCode: 403 }),
  },
])("leaves $what alone, without a note", ({ error }) => {
  const note = jest.fn();
  expect(mapError(mapExpressOauth2JwtBearer, error, note)).toBeUndefined();
  expect(note).not.toHaveBeenCalled();
});
