import { isObject, prototypeChain } from "./read-property";

/**
 * Whether `value` is an instance of a class of this name, of whichever realm or installed copy. Unlike its
 * `name`, a class is nothing that parsed input can bring along.
 */
export function descendsFrom(value: unknown, className: string): value is object {
  if (!isObject(value)) return false;
  try {
    const [, ...prototypes] = prototypeChain(value);
    return prototypes.some((prototype) => nameOfClass(prototype) === className);
  } catch {
    return false;
  }
}

function nameOfClass(prototype: object): unknown {
  const made = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value as unknown;
  return typeof made === "function" ? made.name : undefined;
}
