import type { Envelope } from "../envelopes/envelope";
import { problemDetails } from "../envelopes/problem-details";
import { assertKnownNames } from "../errors/configuration-error";
import { describeValue } from "../values/describe-value";
import { isText } from "../values/is-text";
import { isArray, isObject } from "../values/read-property";
import { checkEnvelope } from "./check-envelope";
import { checkFallbacks } from "./check-fallbacks";
import { checkRows } from "./check-rows";
import type { ProfileDefinition } from "./define-profile";
import { definitionError } from "./definition-error";
import type { Rows } from "./row";

/** Checks all that a profile promises, so that nothing is left to find at a request. */
export function checkDefinition(definition: ProfileDefinition): void {
  if (!isObject(definition) || isArray(definition)) {
    throw definitionError(
      "wrong-profile",
      `defineProfile takes a name and rows, but received ${describeValue(definition)}`,
      "Pass { name, rows }",
    );
  }
  assertKnownNames("defineProfile", definition, ["name", "rows", "fallbacks", "envelope"]);
  const { name, rows, fallbacks = {}, envelope = problemDetails() } = definition;
  if (!isText(name)) {
    throw definitionError(
      "wrong-profile",
      `A profile needs a name, but received ${describeValue(name)}`,
      "Name it after its API",
    );
  }
  const table = `The profile "${name}"`;
  if (!isByStatus(rows) || !isByStatus(fallbacks)) {
    throw definitionError(
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

/** Checks that every error row has a code where the envelope needs one. */
function checkCodes(table: string, rows: Rows, envelope: Envelope): void {
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

function isByStatus(value: unknown): boolean {
  return isObject(value) && !isArray(value);
}
