import { invalidInput, type Issue, jsonPointer, keysOfPointer } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf, textOf } from "../mapping";

/** The parameters in which ajv names a property that is missing or must not be there. */
const NAMED_PROPERTIES = ["missingProperty", "additionalProperty", "unevaluatedProperty"];

/**
 * The ValidationError that ajv's asynchronous schemas throw, or that is made of `validate.errors` by hand. It can
 * be the server's own fault, where ajv checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapAjv] });
 * ```
 */
export const mapAjv = builtIn("mapAjv", (error) => {
  const { ajv, validation, errors } = error;
  const isOfAjv = ajv === true && validation === true && descendsFrom(error, "Error");
  return isOfAjv && isArray(errors) ? invalidInput(errors, toIssue) : undefined;
});

function toIssue(error: unknown): Issue {
  const { instancePath, params, message, keyword } = membersOf(error);
  const keys = keysOfPointer(textOf(instancePath) ?? "");
  const named = NAMED_PROPERTIES.map((name) => membersOf(params)[name]).find(
    (name) => typeof name === "string",
  );
  return {
    detail: textOf(message) ?? "must be valid",
    pointer: jsonPointer(named === undefined ? keys : [...keys, named]),
    code: textOf(keyword),
  };
}
