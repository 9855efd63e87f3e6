import type { HttpError } from "../errors/http-error";
import {
  cutText,
  describeValue,
  descendsFrom,
  isObject,
  readElements,
  readMessage,
  readProperty,
  readString,
} from "../untrusted";

/**
 * How a failed request ended. `answered`: with the documented answer. `aborted`: the client went before it.
 * `torn`: the response had begun and was cut. `late`: the response had already ended.
 *
 * @example
 * ```ts
 * const wasSent = (outcome: Outcome): boolean => outcome === "answered";
 * ```
 */
export type Outcome = "answered" | "aborted" | "torn" | "late";

/** The channel of `node:diagnostics_channel` that each report is published on, with its request and response. */
export const ANSWERED_CHANNEL = "express-error-profiles:answered";

/**
 * What an observer receives about one failed request.
 *
 * @example
 * ```ts
 * const line = ({ method, path, status, outcome }: ErrorReport): string =>
 *   `${method} ${path} ${status} ${outcome}`; // GET /keys/7 404 answered
 * ```
 */
export interface ErrorReport {
  /** The value as it was thrown. It can hold secrets, and so can `httpError.cause`, which is the same value: log
   * with {@link defaultLogger}, or choose what you log of it. */
  readonly error: unknown;
  /** The error of ours that was answered: the thrown one, or the one that stands for it, which has it as cause. */
  readonly httpError: HttpError;
  /** The status of the answer, e.g. `400`; it was sent where `outcome` is `answered`. */
  readonly status: number;
  /** The status of `httpError`, e.g. `429`; it differs from `status` if the profile does not list it. */
  readonly thrownStatus: number;
  /** The code of the answer, e.g. `"KMS.0207"`; absent if it has none. */
  readonly code?: string | number | undefined;
  /** How the request ended. */
  readonly outcome: Outcome;
  /** The request id that the client has too; absent if it is turned off. */
  readonly requestId?: string | undefined;
  /** The method of the request, e.g. `"GET"`; empty if Node could not read the request. */
  readonly method: string;
  /** The path of the request as the client sent it, without its query, e.g. `"/keys/7"`; empty as `method` is. */
  readonly path: string;
  /** The message of what was thrown, at most 2,048 characters; empty if it has none. It can hold secrets. */
  readonly message: string;
  /**
   * The path that the failed route was declared with in its router, e.g. `"/keys/:id"`; absent if none was matched, or
   * if it was declared with a list or a pattern.
   */
  readonly route?: string | undefined;
  /** The name of the mapper that made `httpError`, e.g. `"mapPostgres"`; absent if none did. */
  readonly mapper?: string | undefined;
  /** What was left out of the answer and why, a sentence each. */
  readonly notes: readonly string[];
  /** What is known of mistakes of the program, such as a status that the profile does not list, a sentence each. */
  readonly mistakes: readonly string[];
}

/** In characters: at most 48 KiB on any terminal or in any file. */
const MAX_RECORD = 16_384;
/** The errors of one record: the thrown one, its causes and the errors inside. */
const MAX_ERRORS = 8;
const MAX_CAUSES = 4;
/** The errors inside an `AggregateError`. */
const MAX_INSIDE = 3;
const MAX_FRAMES = 16;
const MAX_NOTES = 8;
const MAX_MESSAGE = 2_048;
const MAX_WORD = 256;

/**
 * The record that the default logger writes of a failed request: what was answered, then class, code, message and
 * frames of what was thrown, of its causes and of the errors inside. It is bounded, takes nothing else of the error,
 * and no text in it can begin a line.
 *
 * @example
 * ```ts
 * errorHandler({ onError: (report) => process.stdout.write(`${formatReport(report)}\n`) });
 * ```
 */
export function formatReport(report: ErrorReport): string {
  const { method, path, status, thrownStatus, outcome, requestId, notes } = report;
  const id = requestId === undefined ? "" : ` (request ${escapeText(requestId, MAX_WORD)})`;
  const end = outcome === "answered" ? "" : ` ${outcome}`;
  const thrown = thrownStatus === status ? "" : ` (thrown as ${String(thrownStatus)})`;
  const record = [
    `${escapeText(method, MAX_WORD)} ${escapeText(path, MAX_MESSAGE)} ${String(status)}${end}${thrown}${id}`,
    ...listErrors(report.error).flatMap(formatError),
    ...notes.slice(0, MAX_NOTES).map((note) => `  note: ${escapeText(note, MAX_MESSAGE)}`),
  ].join("\n");
  return cutText(record, MAX_RECORD);
}

/**
 * A failed request as an object that JSON can hold, for loggers that write JSON. It is bounded like
 * {@link formatReport}.
 *
 * @example
 * ```ts
 * errorHandler({ onError: (report) => console.log(JSON.stringify(toRecord(report))) });
 * ```
 */
export function toRecord(report: ErrorReport): ErrorRecord {
  const { status, thrownStatus, outcome, requestId, method, path, route, mapper, notes } = report;
  return {
    method: cutText(method, MAX_WORD),
    path: cutText(path, MAX_MESSAGE),
    ...(route !== undefined && { route: cutText(route, MAX_MESSAGE) }),
    status,
    thrownStatus,
    outcome,
    ...(requestId !== undefined && { requestId: cutText(requestId, MAX_WORD) }),
    ...(mapper !== undefined && { mapper: cutText(mapper, MAX_WORD) }),
    errors: listErrors(report.error).map(recordOfError),
    notes: notes.slice(0, MAX_NOTES).map((note) => cutText(note, MAX_MESSAGE)),
  };
}

/**
 * What {@link toRecord} returns.
 *
 * @example
 * ```ts
 * const isSlow = (record: ErrorRecord): boolean => record.status === 504;
 * ```
 */
export interface ErrorRecord extends Pick<
  ErrorReport,
  "method" | "path" | "route" | "status" | "thrownStatus" | "outcome" | "requestId" | "mapper" | "notes"
> {
  /** What was thrown, its causes and the errors inside. */
  readonly errors: readonly RecordedError[];
}

/**
 * One error of an {@link ErrorRecord}.
 *
 * @example
 * ```ts
 * const line = ({ name, message }: RecordedError): string => `${name}: ${message}`;
 * ```
 */
export interface RecordedError {
  /** The name of the error or of its class, e.g. `"TypeError"`. */
  readonly name: string;
  /** Its message, at most 2,048 characters; empty if it has none. */
  readonly message: string;
  /** Its code, e.g. `"ECONNREFUSED"`; absent if it has none. */
  readonly code?: string;
  /** The frames of its stack trace, at most 16. */
  readonly frames: readonly string[];
}

function recordOfError({ error }: ListedError): RecordedError {
  if (!isObject(error))
    return { name: typeof error, message: cutText(describeValue(error), MAX_MESSAGE), frames: [] };
  const message = readMessage(error);
  const code = codeOf(error);
  return {
    name: cutText(nameOf(error), MAX_WORD),
    message: cutText(withoutSqlParameters(message), MAX_MESSAGE),
    ...(code !== undefined && { code: cutText(code, MAX_WORD) }),
    frames: framesOf(error, message).map((frame) => cutText(frame, MAX_WORD)),
  };
}

interface ListedError {
  readonly error: unknown;
  /** How it relates to the error before it, e.g. `"caused by "`. */
  readonly relation: string;
  /** How many causes are above it. */
  readonly depth: number;
}

/** The thrown value, the errors inside it and its causes, each once. */
function listErrors(thrown: unknown): ListedError[] {
  const listed: ListedError[] = [];
  const waiting: ListedError[] = [{ error: thrown, relation: "", depth: 0 }];
  for (let next = waiting.shift(); next !== undefined && listed.length < MAX_ERRORS; next = waiting.shift()) {
    const { error, depth } = next;
    if (listed.some((one) => one.error === error)) continue;
    listed.push(next);
    const inside = insideOf(error).map((one) => ({ error: one, relation: "containing ", depth }));
    const cause = readProperty(error, "cause");
    // VError keeps the cause behind a method of that name.
    const isCause = cause !== undefined && typeof cause !== "function" && depth < MAX_CAUSES;
    waiting.unshift(
      ...inside,
      ...(isCause ? [{ error: cause, relation: "caused by ", depth: depth + 1 }] : []),
    );
  }
  return listed;
}

/** The first errors inside an `AggregateError`, and both of a `SuppressedError`. */
function insideOf(error: unknown): unknown[] {
  if (descendsFrom(error, "AggregateError")) return readElements(readProperty(error, "errors"), MAX_INSIDE);
  if (!descendsFrom(error, "SuppressedError")) return [];
  return [readProperty(error, "error"), readProperty(error, "suppressed")];
}

function formatError({ error, relation }: ListedError): string[] {
  if (!isObject(error)) return [`  ${relation}${escapeText(describeValue(error), MAX_MESSAGE)}`];
  const code = codeOf(error);
  const shownCode = code === undefined ? "" : ` [${escapeText(code, MAX_WORD)}]`;
  const message = readMessage(error);
  const shownMessage = message === "" ? "" : `: ${escapeText(withoutSqlParameters(message), MAX_MESSAGE)}`;
  return [
    `  ${relation}${escapeText(nameOf(error), MAX_WORD)}${shownCode}${shownMessage}`,
    ...framesOf(error, message).map((frame) => `    ${escapeText(frame, MAX_WORD)}`),
  ];
}

function codeOf(error: object): string | undefined {
  const code = readProperty(error, "code");
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}

/** The name of an error, or that of its class if the name is only that of every error. */
function nameOf(error: object): string {
  const name = readString(error, "name");
  // `throw NotFound` without its `new` must not look as if the error itself was answered as a 500.
  if (typeof error === "function") return name ? `the function ${name}` : describeValue(error);
  if (name !== undefined && name !== "Error") return name;
  const className = readString(readProperty(error, "constructor"), "name") ?? "";
  return className === "" || className === "Object" ? (name ?? describeValue(error)) : className;
}

/** Where a query builder begins to list the parameters of a query, which can be passwords and their hashes. */
const SQL_PARAMETERS = /\n[ \t]*(?:params|parameters|bindings|values):/i;

/** How a query begins that a query builder has put its parameters into. */
const SQL_QUERY = /^\s*(?:select\s|insert\s+into\s|update\s|delete\s+from\s|replace\s+into\s|with\s)/i;

/** A message without the parameters of a query: those listed after it, and those in it before the database's text. */
function withoutSqlParameters(message: string): string {
  const parameters = message.search(SQL_PARAMETERS);
  if (parameters !== -1) return `${message.slice(0, parameters)} (parameters left out)`;
  const text = SQL_QUERY.test(message) ? message.lastIndexOf(" - ") : -1;
  return text === -1 ? message : `(query left out)${message.slice(text)}`;
}

/** The frames of a stack, without the name and the message before them. */
function framesOf(error: object, message: string): string[] {
  const stack = readString(error, "stack") ?? "";
  const begin = stack.indexOf("\n    at ", message.length);
  if (begin === -1) return [];
  const text = stack.slice(begin + 1, begin + MAX_FRAMES * MAX_WORD);
  return text.split("\n", MAX_FRAMES).map((line) => line.trim());
}

/** A text with everything escaped that could end a line or steer a terminal, cut to `limit`. */
export function escapeText(text: string, limit: number): string {
  const escaped = text
    .slice(0, limit + 1)
    .replace(
      /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
      (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`,
    );
  return cutText(escaped, limit);
}
