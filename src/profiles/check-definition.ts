import type { Envelope } from "../envelopes/envelope";
import { problemDetails } from "../envelopes/problem-details";
import { isErrorStatus } from "../errors/brand";
import {
  ConfigurationError,
  assertKnownNames,
  type ConfigurationErrorCode,
} from "../errors/configuration-error";
import { describeValue } from "../values/describe-value";
import { className } from "./class-name";
import type { ProfileDefinition } from "./define-profile";
import type { Row, Rows } from "./row";

/** What a status line can carry: visible ASCII, spaces, tabs and obs-text (RFC 9112 section 4). */
const REASON_PHRASE = /^[\t\x20-\x7e\x80-\xff]+$/;

/** Checks all that a profile promises, so that nothing is left to find at a request. */
export function checkDefinition(definition: ProfileDefinition): void {
  if (!isObject(definition)) {
    throw wrong(
      "wrong-profile",
      `defineProfile takes a name and rows, but received ${describeValue(definition)}`,
      "Pass { name, rows }",
    );
  }
  assertKnownNames("defineProfile", definition, ["name", "rows", "fallbacks", "envelope"]);
  const { name, rows, fallbacks = {}, envelope = problemDetails() } = definition;
  if (!isText(name)) {
    throw wrong(
      "wrong-profile",
      `A profile needs a name, but received ${describeValue(name)}`,
      "Name it after its API",
    );
  }
  const table = `The profile "${name}"`;
  if (!isObject(rows) || !isObject(fallbacks)) {
    throw wrong(
      "wrong-profile",
      `${table} needs objects by status as rows and fallbacks`,
      'Write { 400: { reason: "…", meaning: "…" }, … }',
    );
  }
  checkEnvelope(table, envelope);
  checkRows(table, rows);
  checkFallbacks(table, rows, fallbacks);
  checkCodes(table, rows, envelope);
}

/** Checks that an envelope has what {@link Envelope} says. */
export function checkEnvelope(subject: string, envelope: Envelope): void {
  const isEnvelope =
    isObject(envelope) &&
    isText(envelope.mediaType) &&
    REASON_PHRASE.test(envelope.mediaType) &&
    typeof envelope.requiresCode === "boolean" &&
    typeof envelope.body === "function";
  if (isEnvelope) return;
  throw wrong(
    "wrong-option",
    `${subject} needs an envelope with mediaType, requiresCode and body, but received ${describeValue(envelope)}`,
    "Call problemDetails(), nestedErrorCode() or flatErrorCode(), or implement Envelope",
  );
}

/** Checks that every error row has a code where the envelope needs one. */
function checkCodes(table: string, rows: Rows, envelope: Envelope): void {
  if (!envelope.requiresCode) return;
  for (const [status, row] of Object.entries(rows)) {
    if (Number(status) < 400 || row.code !== undefined) continue;
    throw wrong(
      "missing-code",
      `${table} has no code in row ${status}, and its envelope needs one`,
      `Add code: "…" to row ${status}`,
    );
  }
}

function checkRows(table: string, rows: Rows): void {
  const names = new Map<string, string>();
  for (const [status, row] of Object.entries(rows)) {
    checkRow(`Row ${status} of ${lowerFirst(table)}`, status, row);
    if (Number(status) < 400) continue;
    const name = className(row.reason);
    const other = names.get(name);
    if (other !== undefined) {
      throw wrong(
        "same-name",
        `${table} has two rows named ${name}, ${other} and ${status}`,
        "Give each error row a reason of its own",
      );
    }
    names.set(name, status);
  }
  for (const status of [400, 500]) {
    if (Object.hasOwn(rows, status)) continue;
    throw wrong(
      "missing-row",
      `${table} has no row ${String(status)}, to which all else falls back`,
      `Add row ${String(status)}`,
    );
  }
}

function checkRow(subject: string, status: string, row: Row): void {
  if (!/^[1-5]\d\d$/.test(status)) {
    throw wrong("wrong-row", `${subject} has no status`, "Use a number from 100 to 599 as its key");
  }
  if (!isObject(row)) {
    throw wrong("wrong-row", `${subject} is ${describeValue(row)}`, 'Write { reason: "…", meaning: "…" }');
  }
  assertKnownNames(subject, row, ["reason", "meaning", "code"]);
  const { reason, meaning, code } = row;
  if (!isText(reason) || !REASON_PHRASE.test(reason) || className(reason) === "") {
    throw wrong(
      "wrong-row",
      `${subject} has a reason that no status line can carry: ${describeValue(reason)}`,
      "Use words of Latin-1 characters, on one line",
    );
  }
  if (!isText(meaning)) {
    throw wrong(
      "wrong-row",
      `${subject} has no meaning: ${describeValue(meaning)}`,
      "Say in a sentence what the status means",
    );
  }
  if (code !== undefined && !isText(code)) {
    throw wrong(
      "wrong-row",
      `${subject} has a code that is no text: ${describeValue(code)}`,
      "Use a string, or leave it out",
    );
  }
}

function checkFallbacks(table: string, rows: Rows, fallbacks: Readonly<Record<number, number>>): void {
  for (const [from, to] of Object.entries(fallbacks)) {
    const fallback = `${table} has a fallback of ${from}`;
    if (!isErrorStatus(Number(from))) {
      throw wrong(
        "wrong-fallback",
        `${fallback}, which is not the status of an error`,
        "Use numbers from 400 to 599",
      );
    }
    if (Object.hasOwn(rows, from)) {
      throw wrong(
        "wrong-fallback",
        `${fallback}, which it lists itself`,
        `Remove the fallback or row ${from}`,
      );
    }
    if (!isErrorStatus(to) || !Object.hasOwn(rows, to)) {
      throw wrong(
        "wrong-fallback",
        `${fallback} to ${describeValue(to)}, which is no error row of it`,
        "Name one of its error rows",
      );
    }
  }
}

function wrong(code: ConfigurationErrorCode, what: string, cure: string): ConfigurationError {
  return new ConfigurationError(code, `${what}. ${cure}.`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
