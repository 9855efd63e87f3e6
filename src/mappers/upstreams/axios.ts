import { builtIn, descendsFrom, isObject, membersOf } from "../mapping";
import { networkFailure, reasonOf, upstreamError } from "./upstream-error";

/**
 * The errors of axios.
 *
 * @example
 * ```ts
 * import { mapAxios } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapAxios] }); // a 401 of the upstream becomes a 502
 * ```
 */
export const mapAxios = builtIn("mapAxios", (error) => {
  const { isAxiosError, config, code, response } = error;
  if (!descendsFrom(error, "Error") || isAxiosError !== true || !isObject(config)) return undefined;
  const { status, headers } = membersOf(response);
  return upstreamError(
    error,
    { status, headers },
    networkFailure(code === "ERR_CANCELED" ? reasonOf(config) : error),
  );
});
