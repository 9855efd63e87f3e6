import { isArray, readProperty } from "./read-property";

/** No list of another library is longer. */
const MAX_ELEMENTS = 100_000;

/**
 * The first elements of an array, each read once, so that they say the same when they are checked and when they
 * are used; none where it is no array.
 */
export function readElements(value: unknown, limit = MAX_ELEMENTS): unknown[] {
  return Array.from({ length: Math.min(lengthOf(value), limit) }, (_, index) => readProperty(value, index));
}

/** The length of an array, 0 for anything else; a Proxy of an array can pretend that it is anything. */
export function lengthOf(value: unknown): number {
  const length = isArray(value) ? readProperty(value, "length") : undefined;
  return Number.isSafeInteger(length) ? (length as number) : 0;
}
