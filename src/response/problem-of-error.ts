import type { Problem } from "../envelopes/problem";
import { PROBLEM_MEMBERS } from "../envelopes/problem-details";
import type { HttpError } from "../errors/http-error";
import { isNoMessage } from "../errors/status-phrases";
import type { Note } from "../mappers/mapping";
import { cutText, describeValue, hasOwnNames, isRecord, readProperty, readString } from "../untrusted";
import type { AnswerRow } from "./build-response";
import { type Budget, copyIssues, copyMembers, LIMITS, newBudget } from "./limits";

/** What is decided about an answer before its problem is told. */
interface Decided {
  readonly originalStatus: number;
  readonly row: AnswerRow;
  readonly exposed: boolean;
  readonly requestId: string | undefined;
  readonly debug: boolean;
}

/** What is to be told of an error: what it may say itself, and the words of the row for the rest. */
export function toProblem(error: HttpError, decided: Decided, note: Note): Problem {
  const { row, exposed, requestId, debug } = decided;
  const budget = newBudget(note);
  const { issues, issueCount } = copyIssues(exposed ? readProperty(error, "issues") : undefined, budget);
  // Every member is there, so that none is read through a polluted Object.prototype.
  return {
    status: row.status,
    reason: row.reason,
    detail: (exposed ? readMessage(error, decided.originalStatus, note) : undefined) ?? row.meaning,
    type: readReference(error, "type", note) ?? row.type,
    code: readCode(error, note) ?? row.code,
    issues,
    issueCount,
    instance: exposed ? readReference(error, "instance", note) : undefined,
    extensions: exposed ? copyExtensions(readProperty(error, "extensions"), budget) : undefined,
    requestId,
    stack: debug ? stackOf(error) : undefined,
    cause: debug ? stackOf(readProperty(error, "cause")) : undefined,
  };
}

function readMessage(error: HttpError, originalStatus: number, note: Note): string | undefined {
  const message = readString(error, "message");
  if (message === undefined || isNoMessage(originalStatus, message)) return undefined;
  if (message.length > LIMITS.message) note(`The message of ${String(message.length)} characters was cut.`);
  return cutText(message, LIMITS.message);
}

function readCode(error: HttpError, note: Note): string | undefined {
  const code = readProperty(error, "code");
  if (code === undefined) return undefined;
  if (typeof code !== "string" || code === "") {
    note("The code was left out: it was not a text.");
    return undefined;
  }
  if (code.length > LIMITS.name) note(`The code of ${String(code.length)} characters was cut.`);
  return cutText(code, LIMITS.name);
}

function readReference(error: HttpError, name: "type" | "instance", note: Note): string | undefined {
  const reference = name === "type" ? readSaid(error, name) : readProperty(error, name);
  if (reference === undefined) return undefined;
  if (isUriReference(reference) && reference.length <= LIMITS.name) return reference;
  note(`The ${name} was left out: it was not a URI reference.`);
  return undefined;
}

function copyExtensions(extensions: unknown, budget: Budget): Record<string, unknown> | undefined {
  if (extensions === undefined) return undefined;
  if (!isRecord(extensions)) {
    budget.note("The extensions were left out: they were not an object of members.");
    return undefined;
  }
  return copyMembers(extensions, budget, 0, (name) => {
    const isFree = !PROBLEM_MEMBERS.has(name);
    if (!isFree) budget.note(`The extension "${name}" was left out: a standard member has that name.`);
    return isFree;
  });
}

/**
 * Whether the error's own words may leave the process: its message, issues, extensions and instance together.
 * The error may say; otherwise only what was thrown as a 4xx and is answered as one is told.
 */
export function isExposed(error: HttpError, originalStatus: number, status: number): boolean {
  // A 5xx message can name hosts, queries and paths, so it stays in the log.
  const byDefault = originalStatus < 500;
  const expose = readSaid(error, "expose");
  if (typeof expose === "boolean" && (expose !== byDefault || hasOwnNames(error, ["expose"]))) return expose;
  return byDefault && status < 500;
}

/**
 * What an error says of itself. http-errors, with which body-parser wraps what a `verify` function throws, stamps
 * an own `statusCode` on it, an `expose` and a `type`; of such an error only what it was made with counts.
 */
export function readSaid(error: HttpError, name: "expose" | "type"): unknown {
  const value = readProperty(error, name);
  return hasOwnNames(error, ["statusCode"]) && !isMadeWith(error, name) ? undefined : value;
}

/** The options of an error are kept as accessors, what is assigned later is not. */
function isMadeWith(error: HttpError, name: string): boolean {
  try {
    return Object.getOwnPropertyDescriptor(error, name)?.get !== undefined;
  } catch {
    return false;
  }
}

/** The stack of a value, or what it is in a few words where it has none; undefined for undefined. */
export function stackOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return cutText(
    readString(value, "stack") ?? readString(value, "message") ?? describeValue(value),
    LIMITS.stack,
  );
}

/** The characters of a URI reference (RFC 3986 section 2). */
const URI_REFERENCE = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;

/** Whether a value is made of what a URI reference can hold. */
export function isUriReference(value: unknown): value is string {
  return typeof value === "string" && URI_REFERENCE.test(value);
}
