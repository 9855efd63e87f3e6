import { builtIn, descendsFrom, isObject, membersOf, textOf } from "../mapping";
import { upstreamError } from "./upstream-error";

const NAMES: ReadonlySet<string> = new Set([
  "AbortError",
  "HTTPError",
  "MaxRedirectsError",
  "ParseError",
  "ReadError",
  "RequestError",
  "TimeoutError",
  "UploadError",
]);

/**
 * The errors of got. One without timings never reached the network and is a mistake of the caller.
 *
 * @example
 * ```ts
 * import { mapGot } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapGot] }); // a 404 of the upstream becomes a 502
 * ```
 */
export const mapGot = builtIn("mapGot", (error) => {
  const { name, options, timings, response } = error;
  const isOfGot =
    descendsFrom(error, "Error") && NAMES.has(textOf(name) ?? "") && isObject(options) && isObject(timings);
  if (!isOfGot) return undefined;
  const { statusCode, headers } = membersOf(response);
  return upstreamError(error, { status: statusCode, headers });
});
