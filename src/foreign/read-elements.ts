import { isArray, readProperty } from "./read-property";

/** No list of issues is longer; a Proxy can pretend one without end. */
const MAX_ELEMENTS = 100_000;

/** The elements of an array of another library, each read once; none where it is no array. */
export function readElements(value: unknown): unknown[] {
  const length = isArray(value) ? readProperty(value, "length") : undefined;
  if (typeof length !== "number") return [];
  return Array.from({ length: Math.min(length, MAX_ELEMENTS) }, (_, index) => readProperty(value, index));
}
