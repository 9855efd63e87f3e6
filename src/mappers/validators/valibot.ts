import { invalidInput, type Issue, issueOf } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf } from "../mapping";

/**
 * valibot's ValiError. It can be the server's own fault, where valibot checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapValibot] });
 * ```
 */
export const mapValibot = builtIn("mapValibot", (error) => {
  const { name, issues } = error;
  const isOfValibot = name === "ValiError" && isArray(issues) && descendsFrom(error, "Error");
  return isOfValibot ? invalidInput(issues, toIssue) : undefined;
});

function toIssue(issue: unknown): Issue {
  const { message, path, type, input } = membersOf(issue);
  return issueOf({ message, value: input, path, code: type });
}
