import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import type { CommonErrorOptions, ErrorHeaders } from "../errors/error-options";
import { HttpError, isErrorStatus, statedExpose } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { describeValue, ignoreRejection, isObject, readProperty, readString } from "../untrusted";
import type { Mapper, Note } from "./mapping";

/**
 * How {@link trustStatus} reads an error that names its members in a way of its own. Each reader is a function of the
 * error. What it returns is checked like the option of an error.
 *
 * @example
 * ```ts
 * const readers: TrustStatusReaders<ApiError> = {
 *   status: (error) => error.httpCode,
 *   code: (error) => error.errorCode,
 *   extensions: (error) => ({ details: error.details }),
 * };
 * ```
 */
export interface TrustStatusReaders<Trusted> {
  /**
   * The status. An error for which it returns no status from 400 to 599 is left to the next mapper. The report has a note
   * of what it returned instead, unless that is undefined.
   *
   * @default the error's `status`, else its `statusCode`
   *
   * @example
   * ```ts
   * trustStatus(isApiError, { status: (error) => error.httpCode });
   * ```
   */
  status?: ((error: Trusted) => unknown) | undefined;
  /**
   * The error code, a text or a number.
   *
   * @default none
   *
   * @example
   * ```ts
   * trustStatus(isApiError, { code: (error) => error.errorCode });
   * ```
   */
  code?: ((error: Trusted) => unknown) | undefined;
  /**
   * More members of the body. They are sent if the message is.
   *
   * @default none
   *
   * @example
   * ```ts
   * trustStatus(isApiError, { extensions: (error) => ({ details: error.details }) });
   * ```
   */
  extensions?: ((error: Trusted) => unknown) | undefined;
  /**
   * Headers, by name. All of them are sent, if they are valid and the message is sent.
   *
   * @default those of the error's `headers` that say what a client can do next, such as `Retry-After`
   *
   * @example
   * ```ts
   * trustStatus(isApiError, { headers: (error) => ({ "X-Quota": error.quota }) });
   * ```
   */
  headers?: ((error: Trusted) => unknown) | undefined;
}

const READERS = ["status", "code", "extensions", "headers"] as const;

/**
 * A mapper for an application's own errors: if `isTrusted` returns true, the answer has the error's `status`, else its
 * `statusCode`. It has the message if that is a 4xx or the error's `expose` is true, and those of the
 * error's `headers` that say what a client can do next. Trust what your code has thrown, never everything that has a
 * status: the errors of HTTP clients have that of somebody else's answer.
 *
 * @param isTrusted - Whether an error is one of the application's own.
 * @param readers - For errors whose members have other names.
 * @throws ConfigurationError if `isTrusted` or a reader is not a function, and for an unknown reader.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, trustStatus((error) => error instanceof AppError)] });
 * ```
 */
export function trustStatus<Trusted = unknown>(
  isTrusted: ((error: unknown) => error is Trusted) | ((error: unknown) => boolean),
  readers: TrustStatusReaders<Trusted> = {},
): Mapper {
  if (typeof isTrusted !== "function") {
    throw wrongOption("trustStatus", "a function", isTrusted);
  }
  assertKnownNames("trustStatus", readers, READERS);
  for (const name of READERS) {
    const reader: unknown = readers[name];
    if (reader !== undefined && typeof reader !== "function")
      throw wrongOption("trustStatus", `a function as "${name}"`, reader);
  }
  return function trustedStatus(error, note) {
    const answer: unknown = isTrusted(error);
    if (typeof answer !== "boolean") {
      // A promise counts as true in an `if`, and would let in the status of every error.
      ignoreRejection(answer);
      note(`The predicate of trustStatus returned ${describeValue(answer)} instead of true or false.`);
    }
    if (answer !== true) return undefined;
    const trusted = error as Trusted;
    const stated = readers.status
      ? [readers.status(trusted)]
      : [readProperty(error, "status"), readProperty(error, "statusCode")];
    for (const one of stated) ignoreRejection(one);
    const status = stated.find(isErrorStatus);
    if (status === undefined) {
      const wrong = stated.find((one) => one !== undefined);
      if (wrong !== undefined) {
        note(
          `The status of an error that trustStatus trusts was not used: it is not a number from 400 to 599 but ${describeValue(wrong)}.`,
        );
      }
      return undefined;
    }
    const read = {
      code: readers.code?.(trusted),
      extensions: readers.extensions?.(trusted),
      headers: readers.headers?.(trusted) ?? safeHeadersOf(error, status, note),
    };
    for (const one of Object.values(read)) ignoreRejection(one);
    return withoutStackTrace(() => keepStatus(error, status, note, undefined, read as CommonErrorOptions));
  };
}

/**
 * One of our errors with the status of a foreign error that is trusted, with its message and its safe headers.
 * Whether the message is sent, the error may state itself. A foreign `code` is never copied.
 */
export function keepStatus(
  error: unknown,
  status: number,
  note: Note,
  message = readString(error, "message"),
  options: CommonErrorOptions = { headers: safeHeadersOf(error, status, note) },
): HttpError {
  const expose = statedExpose(error, status);
  return new HttpError(status, message, { cause: error, expose, ...options });
}

/** Headers that say what a client can do next, and nothing about the server. */
const SAFE_HEADER =
  /^(?:retry-after|allow|accept|www-authenticate|proxy-authenticate|ratelimit(?:-[\w-]+)?)$/i;

/** Headers that belong to one status (RFC 9110 sections 15.5.17 and 15.5.22). */
const STATUS_OF_HEADER: ReadonlyMap<string, number> = new Map([
  ["content-range", 416],
  ["upgrade", 426],
]);

/** The most headers of a foreign error that are looked at. */
const MAX_FOREIGN_HEADERS = 128;

/** Whether a header may leave with an error whose message may not, or that is not one of ours. */
export function isSafeHeader(name: string, status?: number): boolean {
  return SAFE_HEADER.test(name) || (status !== undefined && statusOfHeader(name) === status);
}

/** The status that a header belongs to, if it belongs to only one. */
export function statusOfHeader(name: string): number | undefined {
  return STATUS_OF_HEADER.get(name.toLowerCase());
}

/** The safe ones of the headers of a foreign error; their values are checked where all headers are. */
export function safeHeadersOf(error: unknown, status: number, note: Note): ErrorHeaders | undefined {
  const headers = readProperty(error, "headers");
  if (!isObject(headers)) return undefined;
  const safe: Record<string, string> = {};
  try {
    for (const name of Object.keys(headers).slice(0, MAX_FOREIGN_HEADERS)) {
      if (isSafeHeader(name, status)) safe[name] = readProperty(headers, name) as string;
      else note(`The header ${JSON.stringify(name.slice(0, 80))} of a foreign error was left out.`);
    }
  } catch {
    note("The headers of a foreign error could not be read.");
  }
  return safe;
}
