import { invalidInput, type Issue, issueOf, keysOfPath } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf, textOf } from "../mapping";

/**
 * yup's ValidationError. It can be the server's own fault, where yup checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapYup] });
 * ```
 */
export const mapYup = builtIn("mapYup", (error) => {
  const { name, inner, errors } = error;
  const isOfYup = name === "ValidationError" && isArray(inner) && isArray(errors);
  if (!isOfYup || !descendsFrom(error, "Error")) return undefined;
  // If it stopped at the first refusal, it is that refusal.
  return invalidInput(inner.length > 0 ? inner : [error], toIssue);
});

function toIssue(refusal: unknown): Issue {
  const { message, path, type, params } = membersOf(refusal);
  const value = membersOf(params)["originalValue"];
  return issueOf({ message, value, path: keysOfPath(textOf(path) ?? ""), code: type });
}
