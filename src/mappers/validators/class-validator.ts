import { type Issue, MAX_ISSUES } from "../../errors/error-options";
import { hideValue, invalidInput, jsonPointer } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf, textOf } from "../mapping";

/**
 * The list of errors that `validateOrReject` of class-validator rejects with. It can be the server's own fault, where it
 * checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapClassValidator] });
 * ```
 */
export const mapClassValidator = builtIn(function mapClassValidator(error) {
  if (!isArray(error) || error.length === 0 || !error.every(isValidationError)) return undefined;
  return invalidInput(issuesOf(error), (issue) => issue);
});

function isValidationError(value: unknown): boolean {
  const { property, target, children, constraints } = membersOf(value);
  const hasShape = typeof property === "string" && (isArray(children) || constraints !== undefined);
  return (
    hasShape && (target === undefined || typeof target === "object") && descendsFrom(value, "ValidationError")
  );
}

/** An issue for each constraint, those of nested objects included: as many as are sent. */
export function issuesOf(errors: readonly unknown[], parents: readonly string[] = []): Issue[] {
  const issues: Issue[] = [];
  for (const error of errors) {
    if (issues.length >= MAX_ISSUES || parents.length > MAX_DEPTH) break;
    const { property, constraints, children, value } = membersOf(error);
    const keys = [...parents, textOf(property) ?? ""];
    for (const [code, message] of Object.entries(membersOf(constraints)))
      issues.push({
        detail: hideValue(textOf(message) ?? "is not valid", value),
        pointer: jsonPointer(keys),
        code,
      });
    if (isArray(children)) issues.push(...issuesOf(children, keys));
  }
  return issues;
}

/** How many objects in objects are looked into. */
const MAX_DEPTH = 32;
