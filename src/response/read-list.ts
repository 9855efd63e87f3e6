import { readProperty } from "../foreign/read-property";

/** The length of an array; a Proxy of one can pretend that it is anything, and then it is 0. */
export function lengthOf(list: readonly unknown[]): number {
  const length = readProperty(list, "length");
  return Number.isSafeInteger(length) ? (length as number) : 0;
}

/** The first `limit` elements of an array, each read once, so that they say the same when they are checked and when they are sent. */
export function readList(list: readonly unknown[], limit: number): unknown[] {
  return Array.from({ length: Math.min(lengthOf(list), limit) }, (_, index) => readProperty(list, index));
}
