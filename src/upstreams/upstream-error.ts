import { isErrorStatus } from "../errors/brand";
import { ServerUnavailable } from "../errors/documented-errors";
import { HttpError } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { networkFailure, type NetworkFailure } from "./network-failure";
import { readRetryAfter } from "./retry-after";

const STATUSES: Readonly<Record<NetworkFailure, number>> = { failed: 502, refused: 503, "timed out": 504 };

/** The upstream is too busy for us, so we are for our clients. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

/** What an upstream answered, as far as it may matter; nothing of it is believed unread. */
export interface UpstreamAnswer {
  readonly status?: unknown;
  readonly headers?: unknown;
}

/**
 * The error for a call to an upstream that failed: what is thrown becomes its cause. A 401 or 404 of the
 * upstream is about what the server asked, not about what the client did, so its status never gets through.
 */
export function upstreamError(
  thrown: unknown,
  { status, headers }: UpstreamAnswer = {},
  failure?: NetworkFailure,
): HttpError {
  const options = { cause: thrown };
  return withoutStackTrace(() => {
    if (!isErrorStatus(status))
      return new HttpError(STATUSES[failure ?? networkFailure(thrown)], undefined, options);
    if (!BUSY.has(status)) return new HttpError(502, undefined, options);
    return new ServerUnavailable(undefined, { ...options, retryAfter: readRetryAfter(headers) });
  });
}
