import { builtIn, descendsFrom, HttpError } from "../mapping";
import { refusedToken } from "./refused-token";

/**
 * The errors of jwks-rsa: a token of a key that the key set does not have is refused, and a key set that cannot be
 * fetched is a failure of the server that has it.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapJwksRsa] });
 * ```
 */
export const mapJwksRsa = builtIn("mapJwksRsa", (error) => {
  const { name } = error;
  if (typeof name !== "string" || !descendsFrom(error, name)) return undefined;
  switch (name) {
    case "SigningKeyNotFoundError":
      return refusedToken();
    case "JwksError":
      return new HttpError(502);
    case "JwksRateLimitError":
      return new HttpError(503);
    default:
      return undefined;
  }
});
