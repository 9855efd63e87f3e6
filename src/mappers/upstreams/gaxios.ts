import { builtIn, descendsFrom, isObject, membersOf } from "../mapping";
import { networkFailure, reasonOf, upstreamError } from "./upstream-error";

/**
 * The errors of gaxios, which Google's own clients call their services with.
 *
 * @example
 * ```ts
 * import { mapGaxios } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapGaxios] }); // a 404 of the service becomes a 502
 * ```
 */
export const mapGaxios = builtIn("mapGaxios", (error) => {
  const { config, response, error: inner, code } = error;
  if (!descendsFrom(error, "GaxiosError") || !isObject(config)) return undefined;
  const { status, headers } = membersOf(response);
  // The call's own timeout is a signal of gaxios 7, and known to the inner error of gaxios 6.
  return upstreamError(error, { status, headers }, networkFailure(reasonOf(config) ?? inner ?? { code }));
});
