import type { Issue } from "../../errors/error-options";
import { readElements, readProperty, readString } from "../../untrusted";
import { invalidInput, jsonPointer, type Mapper, requestPart } from "../mapping";

/** The methods of a result, which `throw()` copies onto an error that has no name of its own. */
const METHODS = ["array", "mapped", "formatWith", "isEmpty", "throw"];

/** The refused fields of each type of refusal: a field, unknown fields, and all the alternatives of `oneOf`. */
const FIELDS_OF: ReadonlyMap<unknown, (refusal: unknown) => readonly unknown[]> = new Map([
  ["field", (refusal: unknown) => [refusal]],
  ["unknown_fields", (refusal: unknown) => readElements(readProperty(refusal, "fields"))],
  ["alternative", (refusal: unknown) => readElements(readProperty(refusal, "nestedErrors"))],
  [
    "alternative_grouped",
    (refusal: unknown) =>
      readElements(readProperty(refusal, "nestedErrors")).flatMap((group) => readElements(group)),
  ],
]);

/** A key of a path such as `items[0].name` or `labels["a.b"]`. */
const KEY = /\["(.*?)"\]|\[(\d+)\]|[^.[]+/g;

/** What `validationResult(req).throw()` throws: the methods of the result, and all that it refused. */
export const mapExpressValidator: Mapper = (error) => {
  if (!METHODS.every((name) => typeof readProperty(error, name) === "function")) return undefined;
  const issues = readElements(readProperty(error, "errors")).map(toIssues);
  const isKnown = issues.length > 0 && issues.every((one) => one !== undefined);
  return isKnown ? invalidInput(error, issues.flat()) : undefined;
};

/** The issues of one refusal, or undefined where express-validator makes none of its type. */
function toIssues(refusal: unknown): Issue[] | undefined {
  const fieldsOf = FIELDS_OF.get(readProperty(refusal, "type"));
  if (fieldsOf === undefined) return undefined;
  const message = readString(refusal, "msg") ?? "Invalid value";
  return fieldsOf(refusal).map((field) => ({
    // An unknown field has no message of its own.
    detail: field === refusal ? message : (readString(field, "msg") ?? message),
    pointer: jsonPointer(keysOfPath(readString(field, "path") ?? "")),
    in: requestPart(readProperty(field, "location")),
  }));
}

function keysOfPath(path: string): string[] {
  return [...path.matchAll(KEY)].map(([key, quoted, index]) => quoted ?? index ?? key);
}
