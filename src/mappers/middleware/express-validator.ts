import type { Issue } from "../../errors/error-options";
import { invalidInput, jsonPointer, MAX_POINTER, requestPart } from "../issues";
import { builtIn, type Foreign, isArray, membersOf, textOf } from "../mapping";

/** The methods of a result, which `throw()` copies onto an error that has no name of its own. */
const METHODS = ["array", "mapped", "formatWith", "isEmpty", "throw"];

/** The refused fields of each type of refusal: a field, unknown fields, and all the alternatives of `oneOf`. */
const FIELDS_OF: ReadonlyMap<unknown, (refusal: Foreign) => unknown> = new Map<
  unknown,
  (refusal: Foreign) => unknown
>([
  ["field", (refusal) => [refusal]],
  ["unknown_fields", (refusal) => refusal["fields"]],
  ["alternative", (refusal) => refusal["nestedErrors"]],
  ["alternative_grouped", (refusal) => listOf(refusal["nestedErrors"]).flatMap(listOf)],
]);

/** What `validationResult(req).throw()` throws: the methods of the result, and all that it refused. */
export const mapExpressValidator = builtIn(function mapExpressValidator(error) {
  const { errors } = error;
  if (!isArray(errors) || errors.length === 0) return undefined;
  if (!METHODS.every((name) => typeof error[name] === "function")) return undefined;
  const refusals = errors.map(membersOf);
  if (!refusals.every(({ type }) => FIELDS_OF.has(type))) return undefined;
  const fields = refusals.flatMap((refusal) =>
    listOf(FIELDS_OF.get(refusal["type"])?.(refusal)).map((field) => ({ field: membersOf(field), refusal })),
  );
  return invalidInput(fields, toIssue);
});

function listOf(value: unknown): readonly unknown[] {
  return isArray(value) ? value : [];
}

function toIssue({ field, refusal }: { field: Foreign; refusal: Foreign }): Issue {
  return {
    // An unknown field has no message of its own.
    detail: textOf(field["msg"]) ?? textOf(refusal["msg"]) ?? "Invalid value",
    pointer: jsonPointer(keysOfPath(textOf(field["path"]) ?? "")),
    in: requestPart(field["location"]),
  };
}

/** The most characters of a path that a pointer can show: `[""]` is `/` there. */
const MAX_PATH = 4 * MAX_POINTER + 1;

/** A key of a path such as `items[0].name` or `labels["a.b"]`. */
const KEY = /\["(.*?)"\]|\[(\d+)\]|[^.[]+/gs;

/** The same behind the last quoted key. There, each `["` would be followed to the end for a `"]` that is not found. */
const UNQUOTED_KEY = /\[(\d+)\]|[^.[]+/g;

function keysOfPath(path: string): string[] {
  const told = path.slice(0, MAX_PATH);
  const quote = told.lastIndexOf('"]');
  const end = quote === -1 ? 0 : quote + 2;
  return [
    ...[...told.slice(0, end).matchAll(KEY)].map(([key, quoted, index]) => quoted ?? index ?? key),
    ...[...told.slice(end).matchAll(UNQUOTED_KEY)].map(([key, index]) => index ?? key),
  ];
}
