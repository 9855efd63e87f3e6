import { cutText } from "../values/cut-text";
import { describeValue } from "../values/describe-value";
import { isObject, readProperty, readString } from "../values/read-property";
import type { ErrorReport } from "./error-report";

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
  const { method, path, status, originalStatus, outcome, requestId, notes } = report;
  const id = requestId === undefined ? "" : ` (request ${escapeText(requestId, MAX_WORD)})`;
  const told = outcome === "answered" ? "" : ` ${outcome}`;
  const thrown = originalStatus === status ? "" : ` (thrown as ${String(originalStatus)})`;
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
