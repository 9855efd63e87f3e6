import type { HttpError } from "../errors/http-error";
import { cutText, describeValue, isObject, readProperty, readString } from "../untrusted";

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

/**
 * What an observer is told about one failed request.
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
  /** The status of `httpError`, e.g. `429`; it differs from `status` where the profile does not list it. */
  readonly thrownStatus: number;
  /** How the request ended. */
  readonly outcome: Outcome;
  /** The request id that the client has too; absent where it is turned off. */
  readonly requestId?: string | undefined;
  /** The method of the request, e.g. `"GET"`. */
  readonly method: string;
  /** The path of the request as the client sent it, without its query, e.g. `"/keys/7"`. */
  readonly path: string;
  /** What was left out of the answer and why, a sentence each. */
  readonly notes: readonly string[];
}

/** In characters: at most 48 KiB on any terminal or in any file. */
const MAX_RECORD = 16_384;
const MAX_CAUSES = 4;
const MAX_FRAMES = 16;
const MAX_NOTES = 8;
const MAX_MESSAGE = 2_048;
const MAX_WORD = 256;

/**
 * One record of a failed request: what was answered, then class, code, message and frames of what was thrown
 * and of its causes. It is bounded, takes nothing else of the error, and no text in it can begin a line.
 */
export function formatReport(report: ErrorReport): string {
  const { method, path, status, thrownStatus, outcome, requestId, notes } = report;
  const id = requestId === undefined ? "" : ` (request ${escapeText(requestId, MAX_WORD)})`;
  const told = outcome === "answered" ? "" : ` ${outcome}`;
  const thrown = thrownStatus === status ? "" : ` (thrown as ${String(thrownStatus)})`;
  const record = [
    `${escapeText(method, MAX_WORD)} ${escapeText(path, MAX_MESSAGE)} ${String(status)}${told}${thrown}${id}`,
    ...causeChain(report.error).flatMap(formatError),
    ...notes.slice(0, MAX_NOTES).map((note) => `  note: ${escapeText(note, MAX_MESSAGE)}`),
  ].join("\n");
  return cutText(record, MAX_RECORD);
}

/** The thrown value and its causes, each once. */
function causeChain(thrown: unknown): unknown[] {
  const chain = [thrown];
  let cause = readProperty(thrown, "cause");
  while (cause !== undefined && chain.length <= MAX_CAUSES && !chain.includes(cause)) {
    chain.push(cause);
    cause = readProperty(cause, "cause");
  }
  return chain;
}

function formatError(error: unknown, depth: number): string[] {
  const prefix = depth === 0 ? "  " : "  caused by ";
  if (!isObject(error)) return [`${prefix}${escapeText(describeValue(error), MAX_MESSAGE)}`];
  const name = readString(error, "name") ?? describeValue(error);
  const code = readProperty(error, "code");
  const told =
    typeof code === "string" || typeof code === "number" ? ` [${escapeText(String(code), MAX_WORD)}]` : "";
  const message = readString(error, "message") ?? "";
  const said = message === "" ? "" : `: ${escapeText(message, MAX_MESSAGE)}`;
  return [
    `${prefix}${escapeText(name, MAX_WORD)}${told}${said}`,
    ...frames(readString(error, "stack") ?? "", message),
  ];
}

/** The frames of a stack, which stand behind the name and the message that it repeats. */
function frames(stack: string, message: string): string[] {
  const begin = stack.indexOf("\n    at ", message.length);
  if (begin === -1) return [];
  return stack
    .slice(begin + 1, begin + MAX_FRAMES * MAX_WORD)
    .split("\n", MAX_FRAMES)
    .map((line) => `    ${escapeText(line.trim(), MAX_WORD)}`);
}

/** A text with everything escaped that could end a line or steer a terminal, cut to `limit`. */
function escapeText(text: string, limit: number): string {
  const escaped = text
    .slice(0, limit + 1)
    .replace(
      /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
      (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`,
    );
  return cutText(escaped, limit);
}
