/** A chain of prototypes is short; a Proxy can pretend one without end. */
const MAX_PROTOTYPES = 32;

/**
 * The value of a property of anything, or undefined where there is none or reading it throws. What stands on
 * `Object.prototype` does not count: no error of another library keeps anything there, a polluting attack does.
 */
export function readProperty(target: unknown, name: PropertyKey): unknown {
  if (!isObject(target)) return undefined;
  try {
    // Not by Reflect.get, which costs twice as much.
    const value = (target as Readonly<Record<PropertyKey, unknown>>)[name];
    return value === undefined || !Object.hasOwn(Object.prototype, name) || isBelowRoot(target, name)
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `value` can have properties of its own. */
export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Whether a value is an object of names and values, and nothing to go through: no list, `Map` or `Headers`. */
export function isRecord(value: unknown): value is object {
  return isObject(value) && readProperty(value, Symbol.iterator) === undefined;
}

/** A property as a string, or undefined where it is none. */
export function readString(target: unknown, name: PropertyKey): string | undefined {
  const value = readProperty(target, name);
  return typeof value === "string" ? value : undefined;
}

/** `Array.isArray`, which throws for a revoked Proxy. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The objects in the chain of `target`, itself first, without `Object.prototype`. */
export function* prototypeChain(target: object): Generator<object> {
  let current: object | null = target;
  for (let count = 0; current !== null && current !== Object.prototype && count < MAX_PROTOTYPES; count++) {
    yield current;
    current = Reflect.getPrototypeOf(current);
  }
}

function isBelowRoot(target: object, name: PropertyKey): boolean {
  for (const owner of prototypeChain(target)) {
    if (Object.hasOwn(owner, name)) return true;
  }
  return false;
}
