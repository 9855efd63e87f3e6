import type { Issue } from "../../errors/error-options";
import { descendsFrom, isArray, readElements, readProperty, readString } from "../../untrusted";
import { invalidInput, jsonPointer, keysOfPointer, type Mapper } from "../mapping";

/** The parameters in which ajv names a property that is missing or must not be there. */
const NAMED_PROPERTIES = ["missingProperty", "additionalProperty", "unevaluatedProperty"];

/**
 * The ValidationError that ajv's asynchronous schemas throw, or that is made of `validate.errors` by hand. It
 * can be the server's own fault, where ajv checks what the server has made.
 */
export const mapAjv: Mapper = (error) => {
  const isMarked =
    descendsFrom(error, "Error") &&
    readProperty(error, "ajv") === true &&
    readProperty(error, "validation") === true;
  if (!isMarked) return undefined;
  const errors = readProperty(error, "errors");
  return isArray(errors) ? invalidInput(error, readElements(errors).map(toIssue)) : undefined;
};

function toIssue(error: unknown): Issue {
  const keys = keysOfPointer(readString(error, "instancePath") ?? "");
  const params = readProperty(error, "params");
  const named = NAMED_PROPERTIES.map((name) => readString(params, name)).find((name) => name !== undefined);
  return {
    detail: readString(error, "message") ?? "must be valid",
    pointer: jsonPointer(named === undefined ? keys : [...keys, named]),
    code: readString(error, "keyword"),
  };
}
