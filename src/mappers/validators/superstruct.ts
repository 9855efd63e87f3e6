import { invalidInput, type Issue, issueOf } from "../issues";
import { builtIn, descendsFrom, membersOf } from "../mapping";

/**
 * superstruct's StructError. It can be the server's own fault, where superstruct checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapSuperstruct] });
 * ```
 */
export const mapSuperstruct = builtIn("mapSuperstruct", (error) => {
  const { name, failures } = error;
  const isOfSuperstruct =
    name === "StructError" && typeof failures === "function" && descendsFrom(error, "Error");
  if (!isOfSuperstruct) return undefined;
  // superstruct looks for the failures after the first one only now.
  return invalidInput([...(Reflect.apply(failures, error, []) as Iterable<unknown>)], toIssue);
});

function toIssue(failure: unknown): Issue {
  const { message, path, type, refinement, value } = membersOf(failure);
  return issueOf({ message, value, path, code: refinement ?? type });
}
