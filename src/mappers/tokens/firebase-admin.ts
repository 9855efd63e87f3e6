import { builtIn, descendsFrom, messageOf } from "../mapping";
import { EXPIRED, refusedToken, withoutKeys } from "./refused-token";

const EXPIRED_CODES: ReadonlySet<unknown> = new Set(["auth/id-token-expired", "auth/session-cookie-expired"]);

const REVOKED_CODES: ReadonlySet<unknown> = new Set([
  "auth/id-token-revoked",
  "auth/session-cookie-revoked",
  "auth/user-disabled",
]);

/**
 * The errors of firebase-admin's `verifyIdToken` and `verifySessionCookie`.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapFirebaseAdmin] });
 * ```
 */
export const mapFirebaseAdmin = builtIn(function mapFirebaseAdmin(error) {
  const { code } = error;
  if (!descendsFrom(error, "FirebaseAuthError")) return undefined;
  if (EXPIRED_CODES.has(code)) return refusedToken(EXPIRED);
  if (REVOKED_CODES.has(code)) return refusedToken("The access token has been revoked.");
  const message = messageOf(error) ?? "";
  // The same code is that of a wrong argument anywhere else.
  if (code === "auth/argument-error" && /\b(?:ID token|session cookie)\b/.test(message))
    return refusedToken();
  return code === "auth/internal-error" && message.includes("public keys") ? withoutKeys(502) : undefined;
});
