import { wrongOption } from "./configuration-error";

/**
 * Which of our errors take a stack trace when they are made: all of them, those of 5xx, or none.
 *
 * @example
 * ```ts
 * const which: StackTraces = process.env["NODE_ENV"] === "production" ? "server-errors" : "all";
 * captureStackTraces(which);
 * ```
 */
export type StackTraces = "all" | "server-errors" | "none";

const CHOICES: readonly StackTraces[] = ["all", "server-errors", "none"];

/** The one setting of the process; it begins as every other error in Node does, with all traces taken. */
let chosen: StackTraces = "all";

/**
 * Chooses, for the whole process, which errors of this package take a stack trace when they are made:
 * `"all"` (the default), `"server-errors"` (not those of 4xx, where nobody reads them) or `"none"`.
 * A trace is most of what making an error costs. Errors of other classes are not affected.
 *
 * @throws ConfigurationError for any other value.
 *
 * @example
 * ```ts
 * captureStackTraces("server-errors");
 * ```
 */
export function captureStackTraces(which: StackTraces): void {
  if (!CHOICES.includes(which)) {
    throw wrongOption("captureStackTraces", '"all", "server-errors" or "none"', which);
  }
  chosen = which;
}

/** What `make` returns; errors of ours made by it take no stack trace. For those that stand for another error. */
export function withoutStackTrace<Made>(make: () => Made): Made {
  const before = chosen;
  chosen = "none";
  try {
    return make();
  } finally {
    chosen = before;
  }
}

/**
 * Keeps the next error of `status` from taking a stack trace, where none is wanted of it, and returns the limit
 * that is to be restored behind it.
 */
export function limitStackTrace(status: number): number | undefined {
  if (chosen === "all" || (chosen === "server-errors" && status >= 500)) return undefined;
  const limit = Error.stackTraceLimit;
  setStackTraceLimit(0);
  return limit;
}

/** Sets the limit back that {@link limitStackTrace} returned. */
export function restoreStackTraceLimit(limit: number | undefined): void {
  if (limit !== undefined) setStackTraceLimit(limit);
}

function setStackTraceLimit(limit: number): void {
  try {
    Error.stackTraceLimit = limit;
  } catch {
    // A process may have made it read-only; then traces are taken as it wants them.
  }
}
