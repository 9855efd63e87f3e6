import { invalidInput, issueOf, type ForeignIssue } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf, textOf } from "../mapping";

/**
 * The list of errors that `validateOrReject` of class-validator rejects with. It can be the server's own fault, where
 * it checks what the server has made.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapClassValidator] });
 * ```
 */
export const mapClassValidator = builtIn("mapClassValidator", (error) => {
  if (!isArray(error) || error.length === 0 || !error.every(isValidationError)) return undefined;
  return invalidInput(classValidatorIssues(error), (issue) => issueOf(issue));
});

function isValidationError(value: unknown): boolean {
  const { property, target, children, constraints } = membersOf(value);
  const hasShape = typeof property === "string" && (isArray(children) || constraints !== undefined);
  return (
    hasShape && (target === undefined || typeof target === "object") && descendsFrom(value, "ValidationError")
  );
}

/** How many objects in objects are looked into. */
const MAX_DEPTH = 32;

/** A refusal for each constraint, those of nested objects included. */
export function classValidatorIssues(
  errors: readonly unknown[],
  parents: readonly string[] = [],
): ForeignIssue[] {
  if (parents.length > MAX_DEPTH) return [];
  return errors.flatMap((error) => {
    const { property, constraints, children, value } = membersOf(error);
    const path = [...parents, textOf(property) ?? ""];
    const own = Object.entries(membersOf(constraints)).map(([code, message]) => ({
      message,
      value,
      path,
      code,
    }));
    return isArray(children) ? [...own, ...classValidatorIssues(children, path)] : own;
  });
}
