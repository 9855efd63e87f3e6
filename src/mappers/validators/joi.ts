import { invalidInput, isServerFailure, type Issue, issueOf } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf, textOf } from "../mapping";

/**
 * joi's ValidationError. It can be the server's own fault, where joi checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapJoi] });
 * ```
 */
export const mapJoi = builtIn("mapJoi", (error) => {
  if (!isJoiError(error) || joiDetails(error).some(isFailureOfServer)) return undefined;
  return invalidInput(joiDetails(error), (detail) => joiIssue(detail));
});

/** The types of details that say that a function of the server failed: one for a default or for a failover value. */
const SERVER_FAULTS: ReadonlySet<unknown> = new Set(["any.default", "any.failover"]);

/** Whether one of joi's details says that the schema of the server failed, and not that it refused the input. */
export function isFailureOfServer(detail: unknown): boolean {
  const { type, context } = membersOf(detail);
  return SERVER_FAULTS.has(type) || (type === "any.custom" && isServerFailure(membersOf(context)["error"]));
}

/** Whether `error` is joi's ValidationError, by its name and its mark. */
export function isJoiError(error: unknown): boolean {
  const { name, isJoi } = membersOf(error);
  return name === "ValidationError" && isJoi === true && descendsFrom(error, "Error");
}

/** What joi refused, one by one. */
export function joiDetails(error: unknown): readonly unknown[] {
  const { details } = membersOf(error);
  return isArray(details) ? details : [];
}

/** One of the details of joi's ValidationError as an issue. */
export function joiIssue(detail: unknown, part?: Issue["in"]): Issue {
  const { type, path, context, message } = membersOf(detail);
  const { label, value } = membersOf(context);
  // What a custom function has thrown can be a failure of the server, and joi quotes it.
  const text = type === "any.custom" ? `"${textOf(label) ?? "value"}" failed custom validation` : message;
  return issueOf({ message: text, value, path, code: type }, part);
}
