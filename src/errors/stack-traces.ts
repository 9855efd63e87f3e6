import { describeValue } from "../values/describe-value";
import { ConfigurationError } from "./configuration-error";

const CHOICES = ["all", "server-errors", "none"] as const;

/** Which of our errors take a stack trace when they are made. */
export type StackTraces = (typeof CHOICES)[number];

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
    throw new ConfigurationError(
      "wrong-option",
      `captureStackTraces takes "all", "server-errors" or "none", but received ${describeValue(which)}.`,
    );
  }
  chosen = which;
}

/** Whether an error of `status` takes a stack trace when it is made. */
export function takesStackTrace(status: number): boolean {
  return chosen === "all" || (chosen === "server-errors" && status >= 500);
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

/** What V8 calls the number of frames a new error keeps; a process may have made it read-only. */
export function setStackTraceLimit(limit: number): void {
  try {
    Error.stackTraceLimit = limit;
  } catch {
    // Then traces are taken as that process wants them.
  }
}
