import { readProperty } from "../values/read-property";

/**
 * The brand of our errors: a property whose value is the error's status. It comes from the global symbol
 * registry, so that an error made by another installed copy of this package is recognised too.
 */
export const STATUS_BRAND = Symbol.for("express-error-profiles.status");

/** Whether `value` is the status of an error: an integer from 400 to 599 (RFC 9110 section 15). */
export function isErrorStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}

/** The status that `value` is branded with, or undefined where it is not one of our errors. Never throws. */
export function brandOf(value: unknown): number | undefined {
  // A class has the brand too, and whoever throws one has forgotten `new` and its arguments.
  if (typeof value === "function") return undefined;
  const status = readProperty(value, STATUS_BRAND);
  return isErrorStatus(status) ? status : undefined;
}
