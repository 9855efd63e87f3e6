import { descendsFrom, type Foreign, type HttpError } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The error for one of an SDK that Stainless generates. Such SDKs have the same classes below one root class, and most
 * of their errors are named "Error", so only their classes distinguish them.
 */
export function stainlessError(error: Foreign, rootClass: string): HttpError | undefined {
  if (!descendsFrom(error, rootClass) || !descendsFrom(error, "APIError")) return undefined;
  const { status, headers } = error;
  const isTimeout = descendsFrom(error, "APIConnectionTimeoutError");
  return upstreamError(error, { status, headers }, isTimeout ? "timed out" : undefined);
}
