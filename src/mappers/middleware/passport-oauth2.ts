import { BadRequest, builtIn, descendsFrom, Forbidden, HttpError, ServerUnavailable } from "../mapping";

/** What is answered, by the error code of an authorization response (RFC 6749 section 4.1.2.1). */
const BY_CODE: ReadonlyMap<unknown, () => HttpError | undefined> = new Map<
  unknown,
  () => HttpError | undefined
>([
  ["access_denied", () => new Forbidden("The authorization was denied.")],
  ["server_error", () => new HttpError(502)],
  ["temporarily_unavailable", () => new ServerUnavailable()],
  // The server is not registered, or asks, as it should: the program's own mistake.
  ["invalid_request", () => undefined],
  ["invalid_scope", () => undefined],
  ["unauthorized_client", () => undefined],
  ["unsupported_response_type", () => undefined],
]);

/**
 * The AuthorizationError of passport-oauth2: the browser came back without an authorization. Code and description are
 * part of the URL, so anybody can write them; the description is not sent.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapPassportOauth2) });
 * ```
 */
export const mapPassportOauth2 = builtIn("mapPassportOauth2", (error) => {
  const { name, code } = error;
  // Applications have a class of that name, too, but none makes an error of just these properties, the message among
  // them.
  const isRefusal =
    name === "AuthorizationError" &&
    Object.keys(error).join() === "name,message,code,uri,status" &&
    descendsFrom(error, "Error");
  if (!isRefusal) return undefined;
  const known = BY_CODE.get(code);
  return known === undefined ? new BadRequest("The authorization response is not valid.") : known();
});
