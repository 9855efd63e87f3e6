import { descendsFrom, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of Octokit. Where it had no answer it says 500 all the same, so the response is what counts.
 *
 * @example
 * ```ts
 * import { mapOctokit } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapOctokit] }); // a 403 of GitHub becomes a 502
 * ```
 */
export const mapOctokit: Mapper = (error) => {
  const request = readProperty(error, "request");
  const isOfOctokit =
    // An app can have a class HttpError of its own.
    descendsFrom(error, "RequestError") &&
    readString(error, "name") === "HttpError" &&
    typeof readProperty(error, "status") === "number" &&
    readString(request, "method") !== undefined &&
    readString(request, "url") !== undefined;
  if (!isOfOctokit) return undefined;
  const response = readProperty(error, "response");
  return upstreamError(error, {
    status: readProperty(response, "status"),
    headers: readProperty(response, "headers"),
  });
};
