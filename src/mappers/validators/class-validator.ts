import type { Issue } from "../../errors/error-options";
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
  return invalidInput(refusalsOf(error), toIssue);
});

function isValidationError(value: unknown): boolean {
  const { property, target, children, constraints } = membersOf(value);
  const hasShape = typeof property === "string" && (isArray(children) || constraints !== undefined);
  return (
    hasShape && (target === undefined || typeof target === "object") && descendsFrom(value, "ValidationError")
  );
}

interface Refusal {
  readonly keys: readonly string[];
  readonly code: string;
  readonly message: unknown;
  readonly value: unknown;
}

/** How many objects in objects are looked into. */
const MAX_DEPTH = 32;

/** A refusal for each constraint, those of nested objects included. */
function refusalsOf(errors: readonly unknown[], parents: readonly string[] = []): Refusal[] {
  if (parents.length > MAX_DEPTH) return [];
  return errors.flatMap((error) => {
    const { property, constraints, children, value } = membersOf(error);
    const keys = [...parents, textOf(property) ?? ""];
    const own = Object.entries(membersOf(constraints)).map(([code, message]) => ({
      keys,
      code,
      message,
      value,
    }));
    return isArray(children) ? [...own, ...refusalsOf(children, keys)] : own;
  });
}

function toIssue({ keys, code, message, value }: Refusal): Issue {
  return { detail: hideValue(textOf(message) ?? "is not valid", value), pointer: jsonPointer(keys), code };
}
