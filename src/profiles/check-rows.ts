import { assertKnownNames } from "../errors/configuration-error";
import { describeValue } from "../values/describe-value";
import { isText } from "../values/is-text";
import { isObject } from "../values/read-property";
import { className } from "./class-name";
import { definitionError } from "./definition-error";
import type { Row, Rows } from "./row";

/** What a status line can carry: visible ASCII, spaces, tabs and obs-text (RFC 9112 section 4). */
const REASON_PHRASE = /^[\t\x20-\x7e\x80-\xff]+$/;

/** Checks each row, that no two error rows have one name, and that there are the two that all else falls back to. */
export function checkRows(table: string, rows: Rows): void {
  const names = new Map<string, string>();
  for (const [status, row] of Object.entries(rows)) {
    checkRow(`Row ${status} of ${lowerFirst(table)}`, status, row);
    if (Number(status) < 400) continue;
    const name = className(row.reason);
    const other = names.get(name);
    if (other !== undefined) {
      throw definitionError(
        "same-name",
        `${table} has two rows named ${name}, ${other} and ${status}`,
        "Give each error row a reason of its own",
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
      `${subject} has a key that is no status`,
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
  assertKnownNames(subject, row, ["reason", "meaning", "code"]);
  const { reason, meaning, code } = row;
  if (!isText(reason) || !REASON_PHRASE.test(reason) || className(reason) === "") {
    throw definitionError(
      "wrong-row",
      `${subject} has a reason that no status line or class name can carry: ${describeValue(reason)}`,
      "Use words of Latin-1 characters, on one line",
    );
  }
  if (!isText(meaning)) {
    throw definitionError(
      "wrong-row",
      `${subject} has no meaning: ${describeValue(meaning)}`,
      "Say in a sentence what the status means",
    );
  }
  if (code !== undefined && !isText(code)) {
    throw definitionError(
      "wrong-row",
      `${subject} has a code that is no text: ${describeValue(code)}`,
      "Use a string, or leave it out",
    );
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
