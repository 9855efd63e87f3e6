import { descendsFrom, isObject, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
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
 * The errors of got. One without timings never reached the network and is a mistake of the one who calls it.
 *
 * @example
 * ```ts
 * import { mapGot } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapGot] }); // a 404 of the upstream becomes a 502
 * ```
 */
export const mapGot: Mapper = (error) => {
  const isOfGot =
    descendsFrom(error, "Error") &&
    NAMES.has(readString(error, "name") ?? "") &&
    isObject(readProperty(error, "options")) &&
    isObject(readProperty(error, "timings"));
  if (!isOfGot) return undefined;
  const response = readProperty(error, "response");
  return upstreamError(error, {
    status: readProperty(response, "statusCode"),
    headers: readProperty(response, "headers"),
  });
};
