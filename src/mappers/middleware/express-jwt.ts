import { builtIn, descendsFrom, type HttpError, membersOf } from "../mapping";
import { missingToken, refusedToken, TOKEN_DETAILS } from "../tokens/refused-token";

/** What is answered, by the code of express-jwt. */
const BY_CODE: ReadonlyMap<unknown, () => HttpError> = new Map([
  ["credentials_bad_format", () => missingToken(TOKEN_DETAILS.malformed)],
  ["credentials_bad_scheme", () => missingToken(TOKEN_DETAILS.malformed)],
  ["credentials_required", () => missingToken()],
  ["invalid_token", () => refusedToken()],
  ["revoked_token", () => refusedToken(TOKEN_DETAILS.revoked)],
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
export const mapExpressJwt = builtIn("mapExpressJwt", (error, note) => {
  const { name, status, code, inner } = error;
  const known = BY_CODE.get(code);
  if (name !== "UnauthorizedError" || status !== 401 || known === undefined || inner === undefined)
    return undefined;
  if (!descendsFrom(error, "Error")) return undefined;
  if (membersOf(inner)["message"] === NO_SECRET) {
    note(
      "express-jwt found no secret or public key to verify the token with: look at its option secret.",
      "mistake",
    );
  }
  switch (membersOf(inner)["name"]) {
    case "TokenExpiredError":
      return refusedToken(TOKEN_DETAILS.expired);
    case "NotBeforeError":
      return refusedToken(TOKEN_DETAILS.early);
    default:
      return known();
  }
});
