import { type Issue, jsonPointer, keysOfPath } from "../issues";

/** What is wrong with a value, by the kind of the check that refused it. */
const DETAILS: ReadonlyMap<string, string> = new Map([
  ["enum", "is not one of the allowed values"],
  ["max", "is too large"],
  ["maxlength", "is too long"],
  ["min", "is too small"],
  ["minlength", "is too short"],
  ["range", "is out of range"],
  ["reference", "does not exist"],
  ["regexp", "does not match the pattern"],
  ["required", "is required"],
  ["type", "is not of the right type"],
  ["unique", "is taken"],
  ["unknown", "is not known"],
]);

/** A kind that can be a code. Applications name checks of their own, too. */
const CODE = /^[\w-]{1,40}$/;

/**
 * The issue of a field, by its path in the document and the kind of the check. It does not contain the value. An empty
 * path is the whole document.
 */
export function fieldIssue(path: string, kind: string): Issue {
  return {
    detail: DETAILS.get(kind) ?? "is not valid",
    pointer: jsonPointer(keysOfPath(path)),
    code: CODE.test(kind) ? kind : "invalid",
  };
}
