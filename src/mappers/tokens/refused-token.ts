import { type HttpError, Unauthorized } from "../mapping";

/**
 * The details of a 401 that middleware and mappers of tokens send. Those of the libraries can say what a server
 * expects.
 */
export const TOKEN_DETAILS = {
  invalid: "The access token is not valid.",
  expired: "The access token has expired.",
  revoked: "The access token has been revoked.",
  early: "The access token is not valid yet.",
  missing: "No access token was sent.",
  malformed: "The Authorization header holds no bearer token.",
};

/** A token was sent and is not accepted (RFC 6750 section 3.1). `others` are challenges of other schemes. */
export function refusedToken(detail = TOKEN_DETAILS.invalid, others: readonly string[] = []): HttpError {
  return new Unauthorized(detail, { challenge: ['Bearer error="invalid_token"', ...others].join(", ") });
}

/** No token was sent, or not as one: then the challenge has no error code (RFC 6750 section 3.1). */
export function missingToken(detail = TOKEN_DETAILS.missing, others: readonly string[] = []): HttpError {
  return new Unauthorized(detail, { challenge: ["Bearer", ...others].join(", ") });
}
