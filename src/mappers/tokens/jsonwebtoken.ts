import { builtIn, descendsFrom, messageOf } from "../mapping";
import { missingToken, refusedToken, TOKEN_DETAILS } from "./refused-token";

/** What it says where the server has no key, or the function that was to return one failed. */
const OF_THE_SERVER = /^(?:secret|error in secret or public key callback)/;

/**
 * The errors of jsonwebtoken's `verify`. Where the server has no key, its own error is the same class, and is not mapped.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapJsonwebtoken] });
 * ```
 */
export const mapJsonwebtoken = builtIn("mapJsonwebtoken", (error) => {
  const { name } = error;
  if (!descendsFrom(error, "JsonWebTokenError")) return undefined;
  if (name === "TokenExpiredError") return refusedToken(TOKEN_DETAILS.expired);
  if (name === "NotBeforeError") return refusedToken(TOKEN_DETAILS.early);
  const message = messageOf(error);
  if (name !== "JsonWebTokenError" || message === undefined || OF_THE_SERVER.test(message)) return undefined;
  return message === "jwt must be provided" ? missingToken() : refusedToken();
});
