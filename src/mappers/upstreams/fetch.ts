import { builtIn, descendsFrom, type Foreign, isObject, membersOf, messageOf } from "../mapping";
import { upstreamError } from "./upstream-error";

/** What `fetch` says if there is no answer, and if one ends too early. */
const MESSAGES: ReadonlySet<string> = new Set(["fetch failed", "terminated"]);

/**
 * The errors of `fetch`, Node's own and undici's, and of an `AbortSignal.timeout`: what `fetch` throws for it, and the
 * `AbortError` that Node's other modules throw (`node:http`, timers, `pipeline`).
 *
 * @example
 * ```ts
 * import { mapFetch } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapFetch] }); // a TimeoutError becomes a 504
 * ```
 */
export const mapFetch = builtIn("mapFetch", (error) => {
  if (isFailedFetch(error)) return upstreamError(error);
  const isTimedOut = isTimeout(error) || (error["code"] === "ABORT_ERR" && isTimeout(error["cause"]));
  return isTimedOut && descendsFrom(error, "Error") ? upstreamError(error, {}, "timed out") : undefined;
});

function isFailedFetch(error: Foreign): boolean {
  return (
    descendsFrom(error, "TypeError") &&
    MESSAGES.has(messageOf(error) ?? "") &&
    isObject(membersOf(error)["cause"])
  );
}

/** The DOMException that a signal aborts with; 23 is its legacy code. */
function isTimeout(error: unknown): boolean {
  const { name, code } = membersOf(error);
  return descendsFrom(error, "DOMException") && name === "TimeoutError" && code === 23;
}
