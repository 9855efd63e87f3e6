import { descendsFrom, isObject, readProperty } from "../../untrusted";
import type { Mapper } from "../mapping";
import { networkFailure, upstreamError } from "./upstream-error";

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
export const mapAxios: Mapper = (error) => {
  if (!descendsFrom(error, "Error") || readProperty(error, "isAxiosError") !== true) return undefined;
  const config = readProperty(error, "config");
  if (!isObject(config)) return undefined;
  const response = readProperty(error, "response");
  const answer = { status: readProperty(response, "status"), headers: readProperty(response, "headers") };
  return upstreamError(error, answer, networkFailure(isCanceled(error) ? reasonOf(config) : error));
};

function isCanceled(error: object): boolean {
  return readProperty(error, "code") === "ERR_CANCELED";
}

/** A cancelled call does not say why; the signal that cancelled it does (`AbortSignal.timeout`). */
function reasonOf(config: object): unknown {
  return readProperty(readProperty(config, "signal"), "reason");
}
