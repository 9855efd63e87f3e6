import { builtIn, descendsFrom, HttpError, messageOf } from "../mapping";
import { refusedToken, TOKEN_DETAILS } from "./refused-token";

/** The codes that say something of the token. Others are of the server's keys. */
const OF_THE_TOKEN: ReadonlySet<unknown> = new Set([
  "ERR_JOSE_ALG_NOT_ALLOWED",
  "ERR_JOSE_NOT_SUPPORTED",
  "ERR_JWE_DECRYPTION_FAILED",
  "ERR_JWE_INVALID",
  "ERR_JWKS_MULTIPLE_MATCHING_KEYS",
  "ERR_JWKS_NO_MATCHING_KEY",
  "ERR_JWS_INVALID",
  "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
  "ERR_JWT_CLAIM_VALIDATION_FAILED",
  "ERR_JWT_INVALID",
]);

/**
 * The errors of jose's `jwtVerify`, `compactVerify`, `jwtDecrypt` and similar functions, and of `createRemoteJWKSet`.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapJose] });
 * ```
 */
export const mapJose = builtIn("mapJose", (error) => {
  const { code } = error;
  if (!descendsFrom(error, "JOSEError")) return undefined;
  if (code === "ERR_JWT_EXPIRED") return refusedToken(TOKEN_DETAILS.expired);
  if (OF_THE_TOKEN.has(code)) return refusedToken();
  if (code === "ERR_JWKS_TIMEOUT") return new HttpError(504);
  // Of the generic errors, these are of the request for the key set.
  const isOfKeySet =
    code === "ERR_JOSE_GENERIC" && (messageOf(error) ?? "").includes("JSON Web Key Set HTTP response");
  return code === "ERR_JWKS_INVALID" || isOfKeySet ? new HttpError(502) : undefined;
});
