import { builtIn, descendsFrom, isObject, membersOf } from "../mapping";
import { upstreamError } from "./upstream-error";

/** How superagent marks its timeouts of the whole call and of the response. */
const TIMEOUTS: ReadonlySet<unknown> = new Set(["ETIME", "ETIMEDOUT"]);

/**
 * The errors of superagent. It passes on those of sockets unchanged, which are {@link mapUpstreamSocket}'s.
 *
 * @example
 * ```ts
 * import { mapSuperagent } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapSuperagent] }); // a 404 of the upstream becomes a 502
 * ```
 */
export const mapSuperagent = builtIn("mapSuperagent", (error) => {
  if (!descendsFrom(error, "Error")) return undefined;
  const { response, timeout, code, errno, rawResponse } = error;
  const { status, headers, req } = membersOf(response);
  // The Response of `fetch` has no request.
  if (descendsFrom(response, "Response") && isObject(req)) return upstreamError(error, { status, headers });
  const isTimedOut = typeof timeout === "number" && code === "ECONNABORTED" && TIMEOUTS.has(errno);
  const isMalformed = descendsFrom(error, "SyntaxError") && typeof rawResponse === "string";
  return isTimedOut || isMalformed ? upstreamError(error) : undefined;
});
