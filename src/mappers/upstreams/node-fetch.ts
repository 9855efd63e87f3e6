import { builtIn, descendsFrom } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of node-fetch. An aborted call does not say why it was aborted, and is a 502.
 *
 * @example
 * ```ts
 * import { mapNodeFetch } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapNodeFetch] }); // ECONNREFUSED becomes a 503
 * ```
 */
export const mapNodeFetch = builtIn("mapNodeFetch", (error) => {
  const { type } = error;
  // Other libraries have classes of these names, too, but none with a `type`.
  const isOfNodeFetch =
    (descendsFrom(error, "FetchError") && typeof type === "string") ||
    (descendsFrom(error, "AbortError") && type === "aborted");
  return isOfNodeFetch && descendsFrom(error, "Error") ? upstreamError(error) : undefined;
});
