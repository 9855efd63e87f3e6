import { builtIn, descendsFrom } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of ky. It passes on those of `fetch` unchanged, which are {@link mapFetch}'s.
 *
 * @example
 * ```ts
 * import { mapKy } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapKy] }); // a 404 of the upstream becomes a 502
 * ```
 */
export const mapKy = builtIn("mapKy", (error) => {
  const { request, response } = error;
  if (!descendsFrom(request, "Request")) return undefined;
  if (descendsFrom(error, "TimeoutError")) return upstreamError(error, {}, "timed out");
  if (!descendsFrom(error, "HTTPError") || !descendsFrom(response, "Response")) return undefined;
  const { status, headers } = response as Response;
  return upstreamError(error, { status, headers });
});
