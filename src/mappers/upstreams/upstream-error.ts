import { readProperty, readString } from "../../untrusted";
import { HttpError, isErrorStatus, membersOf, messageOf, ServerUnavailable } from "../mapping";

const STATUSES: Readonly<Record<NetworkFailure, number>> = { failed: 502, refused: 503, "timed out": 504 };

/** The upstream cannot answer us now, so we cannot answer our clients. 529 is "overloaded" in some APIs. */
const BUSY: ReadonlySet<number> = new Set([429, 503, 529]);

/** What an upstream answered. */
interface UpstreamAnswer {
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
  if (!isErrorStatus(status)) return new HttpError(STATUSES[failure ?? networkFailure(thrown)]);
  if (!BUSY.has(status)) return new HttpError(502);
  return new ServerUnavailable(undefined, { retryAfter: readRetryAfter(headers) });
}

/** Why an upstream gave no answer. */
export type NetworkFailure = "refused" | "timed out" | "failed";

/** The codes of Node, undici and axios; where a library wraps another one's error, its cause has the code. */
const CODES: ReadonlyMap<string, NetworkFailure> = new Map([
  ["ECONNABORTED", "timed out"],
  ["ECONNREFUSED", "refused"],
  ["ECONNRESET", "failed"],
  ["EPIPE", "failed"],
  ["ESOCKETTIMEDOUT", "timed out"],
  ["ETIMEDOUT", "timed out"],
  ["UND_ERR_BODY_TIMEOUT", "timed out"],
  ["UND_ERR_CONNECT_TIMEOUT", "timed out"],
  ["UND_ERR_HEADERS_TIMEOUT", "timed out"],
]);

/** How node-fetch marks its timeouts, which have no code. */
const TIMEOUT_TYPE = /^(?:request|body)-timeout$/;

/** A chain of causes is short; a hostile one can be endless. */
const MAX_CAUSES = 6;

/** Why there was no answer, according to the error or the nearest of its causes that says it. */
export function networkFailure(error: unknown): NetworkFailure {
  let current = error;
  for (let count = 0; count < MAX_CAUSES && current !== undefined; count++) {
    // The code goes first: the AWS SDK gives the name TimeoutError to a connection that was reset, too.
    const failure = CODES.get(readString(current, "code") ?? "");
    if (failure !== undefined) return failure;
    const isTimeout =
      readString(current, "name") === "TimeoutError" || TIMEOUT_TYPE.test(readString(current, "type") ?? "");
    if (isTimeout) return "timed out";
    current = readProperty(current, "cause");
  }
  return "failed";
}

/** The same for an error that has the code of its socket under another name, or only in its message. */
export function failureOfMessage(error: unknown, code?: unknown): NetworkFailure {
  const [, codeOfMessage] = /^connect (E[A-Z]+)\b/.exec(messageOf(error) ?? "") ?? [];
  return networkFailure({ code: code ?? codeOfMessage });
}

/**
 * Why the signal of a call was aborted, such as the TimeoutError of an `AbortSignal.timeout`; undefined if it was not.
 */
export function reasonOf(config: unknown): unknown {
  return membersOf(membersOf(config)["signal"])["reason"];
}

/**
 * When an upstream says to try again, in seconds or as a date; undefined if it does not, or not in a valid
 * form (RFC 9110 section 10.2.3). It is parsed and written again, so that nothing else of the header gets through.
 */
export function readRetryAfter(headers: unknown): number | Date | undefined {
  const value = readHeader(headers, "retry-after");
  if (typeof value !== "string") return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const date = new Date(value);
  // Only the preferred form of a date reads the same when it is written again (RFC 9110 section 5.6.7).
  return !Number.isNaN(date.getTime()) && date.toUTCString() === value ? date : undefined;
}

/** A header of a `Headers` object or of one with lower-case names, as Node makes it. */
function readHeader(headers: unknown, name: string): unknown {
  const own = readProperty(headers, name);
  if (own !== undefined) return own;
  const get = readProperty(headers, "get");
  if (typeof get !== "function") return undefined;
  try {
    return Reflect.apply(get, headers, [name]) as unknown;
  } catch {
    return undefined;
  }
}
