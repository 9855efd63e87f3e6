import { Unauthorized } from "../../errors/documented-errors";
import { builtIn, descendsFrom, membersOf } from "../mapping";

/** A token was sent, and is not accepted (RFC 6750 section 3.1). */
const INVALID_TOKEN = 'Bearer error="invalid_token"';

/** None was sent, or not as one: then the challenge has no error code (RFC 6750 section 3.1). */
const NO_TOKEN = "Bearer";

/** The codes of express-jwt. Its messages can tell which issuer or audience the server expects. */
const CODES: ReadonlyMap<unknown, { readonly challenge: string; readonly detail: string }> = new Map([
  [
    "credentials_bad_format",
    { challenge: NO_TOKEN, detail: "The Authorization header holds no bearer token." },
  ],
  [
    "credentials_bad_scheme",
    { challenge: NO_TOKEN, detail: "The Authorization header holds no bearer token." },
  ],
  ["credentials_required", { challenge: NO_TOKEN, detail: "No access token was sent." }],
  ["invalid_token", { challenge: INVALID_TOKEN, detail: "The access token is not valid." }],
  ["revoked_token", { challenge: INVALID_TOKEN, detail: "The access token has been revoked." }],
]);

/** What jsonwebtoken says where the server has no secret, and where jwks-rsa knows no key of the token's id. */
const NO_SECRET = "secret or public key must be provided";

/**
 * express-jwt's UnauthorizedError.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapExpressJwt) });
 * ```
 */
export const mapExpressJwt = builtIn(function mapExpressJwt(error, note) {
  const { name, status, code, inner } = error;
  const known = CODES.get(code);
  if (name !== "UnauthorizedError" || status !== 401 || known === undefined || inner === undefined)
    return undefined;
  if (!descendsFrom(error, "Error")) return undefined;
  if (membersOf(inner)["message"] === NO_SECRET) {
    note(
      "express-jwt found no secret or public key to verify the token with: look at its option secret.",
      "mistake",
    );
  }
  const isExpired = membersOf(inner)["name"] === "TokenExpiredError";
  const detail = isExpired ? "The access token has expired." : known.detail;
  return new Unauthorized(detail, { challenge: known.challenge });
});
