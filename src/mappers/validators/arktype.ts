import { invalidInput, type Issue, issueOf } from "../issues";
import { builtIn, descendsFrom, type Foreign, isArray, membersOf } from "../mapping";

/**
 * What arktype's `assert` throws, and the list of errors that a type returns, if it is thrown itself. It can be the
 * server's own fault, where arktype checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapArktype] });
 * ```
 */
export const mapArktype = builtIn("mapArktype", (error) => {
  const errors = errorsOf(error);
  return errors && invalidInput(errors, toIssue);
});

function errorsOf(error: Foreign): readonly unknown[] | undefined {
  const isThrown = error["name"] === "TraversalError" && descendsFrom(error, "Error");
  const errors = isThrown ? error["arkErrors"] : error;
  return descendsFrom(errors, "ArkErrors") && isArray(errors) ? errors : undefined;
}

function toIssue(error: unknown): Issue {
  const { problem, path, code, data } = membersOf(error);
  return issueOf({ message: problem, value: data, path, code });
}
