import { descendsFrom, isObject, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { upstreamError } from "./upstream-error";

/** What `fetch` says where there is no answer, and where one ends too early. */
const MESSAGES: ReadonlySet<string> = new Set(["fetch failed", "terminated"]);

/**
 * The errors of `fetch`, Node's own and undici's, and of an `AbortSignal.timeout`.
 *
 * @example
 * ```ts
 * import { mapFetch } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapFetch] }); // a TimeoutError becomes a 504
 * ```
 */
export const mapFetch: Mapper = (error) =>
  isFailedFetch(error) || isTimeout(error) ? upstreamError(error) : undefined;

function isFailedFetch(error: unknown): boolean {
  return (
    descendsFrom(error, "TypeError") &&
    MESSAGES.has(readString(error, "message") ?? "") &&
    isObject(readProperty(error, "cause"))
  );
}

/** The DOMException that a signal aborts with; 23 is its legacy code. */
function isTimeout(error: unknown): boolean {
  return (
    descendsFrom(error, "DOMException") &&
    readString(error, "name") === "TimeoutError" &&
    readProperty(error, "code") === 23
  );
}
