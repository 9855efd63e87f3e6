import { readProperty, RECEIVED_BRAND } from "../../untrusted";
import { builtIn, descendsFrom } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * What `express-error-profiles/client` reads of another service's answer.
 *
 * @example
 * ```ts
 * import { mapReceivedError } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapReceivedError] }); // a 404 of the service becomes a 502
 * ```
 */
export const mapReceivedError = builtIn("mapReceivedError", (error) => {
  const { status, retryAfter } = error;
  if (readProperty(error, RECEIVED_BRAND) !== true || !descendsFrom(error, "Error")) return undefined;
  const seconds = typeof retryAfter === "number" ? String(Math.ceil(retryAfter / 1_000)) : undefined;
  return upstreamError(error, { status, headers: { "retry-after": seconds } });
});
