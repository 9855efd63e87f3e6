import { type Issue, MAX_ISSUES } from "../../errors/error-options";
import { hideValue, invalidInput, jsonPointer, readPath, takeFirst } from "../issues";
import { builtIn, descendsFrom, membersOf, textOf } from "../mapping";

/**
 * superstruct's StructError. It can be the server's own fault, where superstruct checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapSuperstruct] });
 * ```
 */
export const mapSuperstruct = builtIn(function mapSuperstruct(error) {
  const { name, failures } = error;
  const isOfSuperstruct =
    name === "StructError" && typeof failures === "function" && descendsFrom(error, "Error");
  if (!isOfSuperstruct) return undefined;
  // It goes on to look for failures while they are taken.
  return invalidInput(takeFirst(Reflect.apply(failures, error, []), MAX_ISSUES), toIssue);
});

/** What superstruct adds of the value, without quotation marks where it is no text. */
const RECEIVED = /,? but received:? [^]*$/;

function toIssue(failure: unknown): Issue {
  const { message, path, type, refinement, value } = membersOf(failure);
  return {
    detail: hideValue(textOf(message) ?? "is not valid", value).replace(RECEIVED, ""),
    pointer: jsonPointer(readPath(path)),
    code: textOf(refinement) ?? textOf(type),
  };
}
