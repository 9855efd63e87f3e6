import { builtIn, descendsFrom, HttpError, messageOf } from "../mapping";
import { refusedToken, TOKEN_DETAILS } from "./refused-token";

const EXPIRED_CODES: ReadonlySet<unknown> = new Set(["auth/id-token-expired", "auth/session-cookie-expired"]);

const REVOKED_CODES: ReadonlySet<unknown> = new Set([
  "auth/id-token-revoked",
  "auth/session-cookie-revoked",
  "auth/user-disabled",
]);

/**
 * What it says if the public keys cannot be fetched. The code is then that of a wrong argument, or of an internal
 * error.
 */
const KEY_REQUEST_FAILED = /^Error (?:while making request|fetching public keys)\b/;

/**
 * The errors of firebase-admin's `verifyIdToken` and `verifySessionCookie`.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapFirebaseAdmin] });
 * ```
 */
export const mapFirebaseAdmin = builtIn("mapFirebaseAdmin", (error) => {
  const { code } = error;
  if (!descendsFrom(error, "FirebaseAuthError")) return undefined;
  if (EXPIRED_CODES.has(code)) return refusedToken(TOKEN_DETAILS.expired);
  if (REVOKED_CODES.has(code)) return refusedToken(TOKEN_DETAILS.revoked);
  const message = messageOf(error) ?? "";
  if (KEY_REQUEST_FAILED.test(message)) return new HttpError(502);
  // The same code is that of a wrong argument anywhere else.
  const isOfToken = code === "auth/argument-error" && /\b(?:ID token|session cookie)\b/.test(message);
  return isOfToken ? refusedToken() : undefined;
});
