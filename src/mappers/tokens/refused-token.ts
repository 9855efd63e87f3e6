import { Unauthorized } from "../../errors/documented-errors";
import { HttpError } from "../../errors/http-error";

/** A token was sent and is not accepted (RFC 6750 section 3.1). */
export function refusedToken(detail = "The access token is not valid."): HttpError {
  return new Unauthorized(detail, { challenge: 'Bearer error="invalid_token"' });
}

/** No token was sent: then the challenge has no error code (RFC 6750 section 3.1). */
export function missingToken(): HttpError {
  return new Unauthorized("No access token was sent.", { challenge: "Bearer" });
}

export const EXPIRED = "The access token has expired.";

/** The keys that would verify a token cannot be had: the server that has them is wrong (502) or late (504). */
export function withoutKeys(status: 502 | 503 | 504): HttpError {
  return new HttpError(status);
}
