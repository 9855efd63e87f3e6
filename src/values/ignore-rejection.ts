import { types } from "node:util";

/**
 * Keeps a promise that nobody waits for from ending the process. Anything else is left alone: to ask a thenable
 * would start what some of them stand for, such as the query of a query builder.
 */
export function ignoreRejection(
  value: unknown,
  onRejected: (reason: unknown) => void = () => undefined,
): void {
  if (!types.isPromise(value)) return;
  try {
    void Promise.prototype.then.call(value, undefined, onRejected);
  } catch {
    // A promise whose constructor is hostile cannot be listened to.
  }
}
