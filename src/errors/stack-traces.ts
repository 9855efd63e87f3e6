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

/** Returns what `make` returns. Errors of ours that it makes take no stack trace, since they stand for another error. */
export function withoutStackTrace<Made>(make: () => Made): Made {
  const before = chosen;
  chosen = "none";
  try {
    return make();
  } finally {
    chosen = before;
  }
}

/** Whether the next error of `status` is to be made without a stack trace. */
export function skipsStackTrace(status: number): boolean {
  if (chosen === "all" || (chosen === "server-errors" && status >= 500)) return false;
  // A process may have made the limit read-only; then traces are taken as the process wants them.
  return Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")?.writable === true;
}
