import { isObject } from "./read-property";

/** Whether each of `names` is a property of the value itself, not of its prototypes. */
export function hasOwnNames(value: unknown, names: readonly string[]): boolean {
  try {
    return isObject(value) && names.every((name) => Object.hasOwn(value, name));
  } catch {
    return false;
  }
}

/** The names of a value's own enumerable properties, in the order in which they were set. */
export function ownNames(value: unknown): string[] {
  try {
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    return [];
  }
}
