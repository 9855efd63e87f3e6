import { wrongOption } from "../errors/configuration-error";
import type { ErrorHeaders } from "../errors/error-options";
import { HttpError, isErrorStatus, statedExpose } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { describeValue, ignoreRejection, isObject, readProperty, readString } from "../untrusted";
import type { Mapper, Note } from "./mapping";

/**
 * A mapper for an application's own errors: where `isTrusted` says true, the error's `status`, else its
 * `statusCode`, is answered, with its message where that is a 4xx or its `expose` is true, and with those of
 * its `headers` that tell a client how to go on. Trust what your code has thrown, never all that has a status:
 * the errors of HTTP clients have that of somebody else's answer.
 *
 * @throws ConfigurationError where it is not given a function.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, trustStatus((error) => error instanceof AppError)] });
 * ```
 */
export function trustStatus(isTrusted: (error: unknown) => boolean): Mapper {
  if (typeof isTrusted !== "function") {
    throw wrongOption("trustStatus", "a function", isTrusted);
  }
  return function trustedStatus(error, note) {
    const answer: unknown = isTrusted(error);
    if (typeof answer !== "boolean") {
      // A promise is as good as true to an `if`, and would let in the status of every error.
      ignoreRejection(answer);
      note(`The predicate of trustStatus returned ${describeValue(answer)} instead of true or false.`);
    }
    if (answer !== true) return undefined;
    const status = [readProperty(error, "status"), readProperty(error, "statusCode")].find(isErrorStatus);
    return status === undefined ? undefined : withoutStackTrace(() => keepStatus(error, status, note));
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
): HttpError {
  const expose = statedExpose(error, status);
  const headers = safeHeadersOf(error, status, note);
  return new HttpError(status, message, { cause: error, expose, headers });
}

/** Headers that tell a client how to go on, and nothing of the server. */
const SAFE_HEADER =
  /^(?:retry-after|allow|accept|www-authenticate|proxy-authenticate|ratelimit(?:-[\w-]+)?)$/i;

/** Headers that belong to one status (RFC 9110 sections 15.5.17 and 15.5.22). */
const SAFE_WITH_STATUS: Readonly<Record<number, string>> = { 416: "content-range", 426: "upgrade" };

/** The most headers of a foreign error that are looked at. */
const MAX_FOREIGN_HEADERS = 128;

/** Whether a header may leave with an error whose message may not, or that is not one of ours. */
export function isSafeHeader(name: string, status: number): boolean {
  return SAFE_HEADER.test(name) || SAFE_WITH_STATUS[status] === name.toLowerCase();
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
