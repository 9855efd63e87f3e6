import { builtIn, descendsFrom, membersOf } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of Octokit. Without an answer their status is 500 all the same, so the response is what counts.
 *
 * @example
 * ```ts
 * import { mapOctokit } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapOctokit] }); // a 403 of GitHub becomes a 502
 * ```
 */
export const mapOctokit = builtIn("mapOctokit", (error) => {
  const { name, status, request, response } = error;
  const { method, url } = membersOf(request);
  const isOfOctokit =
    // An app can have a class HttpError of its own.
    descendsFrom(error, "RequestError") &&
    name === "HttpError" &&
    typeof status === "number" &&
    typeof method === "string" &&
    typeof url === "string";
  if (!isOfOctokit) return undefined;
  const answer = membersOf(response);
  return upstreamError(error, { status: answer["status"], headers: answer["headers"] });
});
