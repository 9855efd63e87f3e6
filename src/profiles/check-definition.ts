import { checkEnvelope, type Envelope, type Row, type Rows } from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import { assertKnownNames, definitionError } from "../errors/configuration-error";
import { isErrorStatus } from "../errors/http-error";
import { describeValue, isObject, isRecord, isText } from "../untrusted";
import { checkCodes, isCode } from "./codes";
import { classNames, makesClassName } from "./class-name";
import type { ProfileDefinition } from "./define-profile";

/** Checks all that a profile promises, so that nothing is left to find at a request. */
export function checkDefinition(definition: ProfileDefinition): void {
  if (!isRecord(definition)) {
    throw definitionError(
      "wrong-profile",
      `defineProfile takes a name and rows, but received ${describeValue(definition)}`,
      "Pass { name, rows }",
    );
  }
  assertKnownNames("defineProfile", definition, ["name", "rows", "codes", "fallbacks", "envelope"]);
  const { name, rows, codes, fallbacks = {}, envelope = problemDetails() } = definition;
  if (!isText(name)) {
    throw definitionError(
      "wrong-profile",
      `A profile needs a name, but received ${describeValue(name)}`,
      "Name it after its API",
    );
  }
  const table = `The profile "${name}"`;
  checkParts(table, { rows, fallbacks, codes });
  checkEnvelope(table, envelope);
  checkRows(table, rows);
  checkFallbacks(table, rows, fallbacks);
  if (codes !== undefined) checkCodes(name, rows, codes);
  checkRowsHaveCodes(table, rows, envelope);
}

/** Checks that rows and fallbacks are objects by status, and codes, if there are any, an object by code. */
export function checkParts(
  table: string,
  parts: { rows: unknown; fallbacks: unknown; codes: unknown },
): void {
  if (!isRecord(parts.rows) || !isRecord(parts.fallbacks)) {
    throw definitionError(
      "wrong-profile",
      `${table} needs objects by status as rows and fallbacks`,
      'Write { 400: { reason: "…", meaning: "…" }, … }',
    );
  }
  if (parts.codes === undefined || isRecord(parts.codes)) return;
  throw definitionError(
    "wrong-profile",
    `${table} needs an object by code as codes, but received ${describeValue(parts.codes)}`,
    'Write { "KMS.0207": { status: 404, meaning: "…" }, … }',
  );
}

/** Checks that every error row has a code if the envelope needs one. */
function checkRowsHaveCodes(table: string, rows: Rows, envelope: Envelope): void {
  if (!envelope.requiresCode) return;
  for (const [status, row] of Object.entries(rows)) {
    if (Number(status) < 400 || row.code !== undefined) continue;
    throw definitionError(
      "missing-code",
      `${table} has no code in row ${status}, and its envelope needs one`,
      `Add code: "…" to row ${status}, or choose problemDetails() or a profile with codes`,
    );
  }
}

/** A reason is one line of whole characters. One outside Latin-1 is sent in the body, not in the status line. */
const REASON = /^[^\p{Cc}\p{Cs}\u2028\u2029]+$/u;

/** What can follow the dot of `profile.errors.NotFound`. */
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Checks each row, that no two error rows have one name, and that there are the two that all else falls back to. */
function checkRows(table: string, rows: Rows): void {
  for (const [status, row] of Object.entries(rows)) {
    checkRow(`Row ${status} of ${lowerFirst(table)}`, status, row);
  }
  const names = new Map<string, number>();
  for (const [status, name] of classNames(rows)) {
    const other = names.get(name);
    if (other !== undefined) {
      throw definitionError(
        "same-name",
        `${table} has two rows named ${name}, ${String(other)} and ${String(status)}`,
        "Give one of them a className of its own",
      );
    }
    names.set(name, status);
  }
  for (const status of [400, 500]) {
    if (Object.hasOwn(rows, status)) continue;
    throw definitionError(
      "missing-row",
      `${table} has no row ${String(status)}, to which all else falls back`,
      `Add row ${String(status)}`,
    );
  }
}

function checkRow(subject: string, status: string, row: Row): void {
  if (!/^[1-5]\d\d$/.test(status)) {
    throw definitionError(
      "wrong-row",
      `${subject} has a key that is not a status`,
      "Use a number from 100 to 599",
    );
  }
  if (!isObject(row)) {
    throw definitionError(
      "wrong-row",
      `${subject} is ${describeValue(row)}`,
      'Write { reason: "…", meaning: "…" }',
    );
  }
  assertKnownNames(subject, row, ["reason", "meaning", "code", "className"]);
  const { reason, meaning, code, className: name } = row;
  if (!isText(reason) || !REASON.test(reason)) {
    throw definitionError(
      "wrong-row",
      `${subject} has a reason that is not a line of text: ${describeValue(reason)}`,
      "Use words, on one line",
    );
  }
  if (name !== undefined && !(isText(name) && IDENTIFIER.test(name))) {
    throw definitionError(
      "wrong-row",
      `${subject} has a className that is not a name: ${describeValue(name)}`,
      'Use letters and digits, as in "NotFound"',
    );
  }
  if (name === undefined && Number(status) >= 400 && !makesClassName(reason)) {
    throw definitionError(
      "wrong-row",
      `${subject} has a reason that makes no class name: ${describeValue(reason)}`,
      'Add className: "…" to it',
    );
  }
  if (!isText(meaning)) {
    throw definitionError(
      "wrong-row",
      `${subject} has no meaning: ${describeValue(meaning)}`,
      "Say in a sentence what the status means",
    );
  }
  if (code !== undefined && !isCode(code)) {
    throw definitionError(
      "wrong-row",
      `${subject} has a code that is neither a text nor a number: ${describeValue(code)}`,
      "Use a string or a number, or leave it out",
    );
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Checks that every fallback leads from a status that the table does not list to an error row of it. */
function checkFallbacks(table: string, rows: Rows, fallbacks: Readonly<Record<number, number>>): void {
  for (const [from, to] of Object.entries(fallbacks)) {
    const fallback = `${table} has a fallback of ${from}`;
    if (!/^[45]\d\d$/.test(from)) {
      throw definitionError(
        "wrong-fallback",
        `${fallback}, which is not the status of an error`,
        "Use numbers from 400 to 599",
      );
    }
    if (Object.hasOwn(rows, from)) {
      throw definitionError(
        "wrong-fallback",
        `${fallback}, which it lists itself`,
        `Remove the fallback or row ${from}`,
      );
    }
    if (!isErrorStatus(to) || !Object.hasOwn(rows, to)) {
      throw definitionError(
        "wrong-fallback",
        `${fallback} to ${describeValue(to)}, which is not an error row of it`,
        "Name one of its error rows",
      );
    }
  }
}
