import {
  invalidInput,
  type Issue,
  jsonPointer,
  keysOfPath,
  readsLikeServerFailure,
  requestPart,
} from "../issues";
import { builtIn, cutText, type Foreign, isArray, membersOf, textOf } from "../mapping";

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
  [
    "alternative_grouped",
    (refusal) => listOf(refusal["nestedErrors"]).flatMap((one) => (isArray(one) ? one : [one])),
  ],
]);

/**
 * What `validationResult(req).throw()` throws: the methods of the result, and all that it refused.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapExpressValidator) });
 * ```
 */
export const mapExpressValidator = builtIn("mapExpressValidator", (error, note) => {
  const { errors } = error;
  if (!isArray(errors) || errors.length === 0) return undefined;
  if (!METHODS.every((name) => typeof error[name] === "function")) return undefined;
  const refusals = errors.map(membersOf);
  if (!refusals.every((refusal) => FIELDS_OF.has(typeOf(refusal)))) return undefined;
  const fields = refusals.flatMap((refusal) =>
    listOf(FIELDS_OF.get(typeOf(refusal))?.(refusal)).map((field) => ({ field: membersOf(field), refusal })),
  );
  const failure = fields.map(textOfRefusal).find(readsLikeServerFailure);
  if (failure === undefined) return invalidInput(fields, toIssue);
  note(`A validator of express-validator did not refuse the input but failed: ${cutText(failure, 256)}`);
  return undefined;
});

/** The type of a refusal. Version 6 has none: a field has a `param`, and alternatives have that of "_error". */
function typeOf({ type, param, nestedErrors }: Foreign): unknown {
  if (type !== undefined || typeof param !== "string") return type;
  return isArray(nestedErrors) ? "alternative_grouped" : "field";
}

function listOf(value: unknown): readonly unknown[] {
  return isArray(value) ? value : [];
}

interface RefusedField {
  readonly field: Foreign;
  readonly refusal: Foreign;
}

/** The message of a refused field. An unknown field has none of its own. */
function textOfRefusal({ field, refusal }: RefusedField): string {
  return textOf(field["msg"]) ?? textOf(refusal["msg"]) ?? "Invalid value";
}

function toIssue({ field, refusal }: RefusedField): Issue {
  return {
    detail: textOfRefusal({ field, refusal }),
    pointer: jsonPointer(keysOfPath(textOf(field["path"]) ?? textOf(field["param"]) ?? "")),
    in: requestPart(field["location"]),
  };
}
