import { builtIn, descendsFrom } from "../mapping";
import { upstreamError } from "./upstream-error";

/** The first and the last code of an error, and that of a timeout ("Status codes and their use in gRPC"). */
const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
const UNAUTHENTICATED = 16;

/** Google maps these to 429 and 503 ("HTTP mapping" of `google.rpc.Code`). */
const BUSY: ReadonlySet<unknown> = new Set([8 /* RESOURCE_EXHAUSTED */, 14 /* UNAVAILABLE */]);

/**
 * The errors of @grpc/grpc-js, and those that Google's own clients make of them. `DEADLINE_EXCEEDED` is a 504,
 * `RESOURCE_EXHAUSTED` and `UNAVAILABLE` a 503, and every other code a 502.
 *
 * @example
 * ```ts
 * import { mapGrpc } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapGrpc] }); // UNAVAILABLE becomes a 503
 * ```
 */
export const mapGrpc = builtIn("mapGrpc", (error) => {
  const { code, details, metadata } = error;
  const isOfGrpc =
    typeof code === "number" &&
    code >= CANCELLED &&
    code <= UNAUTHENTICATED &&
    typeof details === "string" &&
    descendsFrom(metadata, "Metadata") &&
    descendsFrom(error, "Error");
  if (!isOfGrpc) return undefined;
  const failure = code === DEADLINE_EXCEEDED ? "timed out" : "failed";
  return upstreamError(error, { status: BUSY.has(code) ? 503 : undefined }, failure);
});
