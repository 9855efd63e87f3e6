import type { Problem } from "../envelopes/problem";
import { PROBLEM_MEMBERS } from "../envelopes/problem-details";
import type { HttpError } from "../errors/http-error";
import { isNoMessage } from "../errors/standard-phrases";
import type { Note } from "../foreign/mapper";
import { cutText } from "../values/cut-text";
import { isRecord, readProperty, readString } from "../values/read-property";
import type { AnswerRow } from "./answers";
import { LIMITS, newBudget, type Budget } from "./budget";
import { copyIssues } from "./copy-issues";
import { copyMembers } from "./copy-value";
import { stackOf } from "./stack-of";
import { isUriReference } from "./uri-reference";
import { readSaid } from "./read-said";

/** What is decided about an answer before its problem is told. */
export interface Decided {
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
