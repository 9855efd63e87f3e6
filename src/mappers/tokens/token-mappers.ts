import type { Mapper } from "../mapping";
import { mapFirebaseAdmin } from "./firebase-admin";
import { mapJose } from "./jose";
import { mapJsonwebtoken } from "./jsonwebtoken";
import { mapJwksRsa } from "./jwks-rsa";

export { mapFirebaseAdmin, mapJose, mapJsonwebtoken, mapJwksRsa };

/**
 * Mappers for tokens that the application verifies by hand, with jsonwebtoken, jose, firebase-admin and jwks-rsa: 401
 * with a challenge for a token that is refused, 502, 503 or 504 for a key set that cannot be fetched. They are not on
 * by default, since a server also verifies tokens that are not those of its client.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, ...tokenMappers] });
 * ```
 */
export const tokenMappers: readonly Mapper[] = Object.freeze([
  mapJsonwebtoken,
  mapJose,
  mapFirebaseAdmin,
  mapJwksRsa,
]);
