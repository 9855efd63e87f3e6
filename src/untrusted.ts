/** The first `limit` characters of a text, ending in "…" if it was cut, and never in half a surrogate pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return "";
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Whether a value is a string that is not blank. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** A chain of prototypes is short, but a Proxy can return one without end. */
const MAX_PROTOTYPES = 32;

/**
 * The value of a property, or undefined if there is none or reading it throws. Properties of
 * `Object.prototype` do not count: no library keeps anything there, but an attack that pollutes it does.
 */
export function readProperty(target: unknown, name: PropertyKey): unknown {
  if (!isObject(target)) return undefined;
  try {
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

/** Whether a value is an object that is not iterable: no list, `Map` or `Headers`. */
export function isRecord(value: unknown): value is object {
  return isObject(value) && readProperty(value, Symbol.iterator) === undefined;
}

/** A property if it is a string, else undefined. */
export function readString(target: unknown, name: PropertyKey): string | undefined {
  const value = readProperty(target, name);
  return typeof value === "string" ? value : undefined;
}

/** With more issues than that the message is not read: zod computes it from all of them when it is read. */
const MANY_ISSUES = 100;

/** The message of an error, or how many issues it has if they are many; empty if it has none. */
export function readMessage(error: object): string {
  const issues = lengthOf(readProperty(error, "issues"));
  if (issues > MANY_ISSUES) return `${String(issues)} issues`;
  return readString(error, "message") ?? "";
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

/** The most elements that are read. */
const MAX_ELEMENTS = 100_000;

/**
 * The first elements of an array, each read once, so that they are the same when they are checked and when they
 * are used. Anything other than an array has none.
 */
export function readElements(value: unknown, limit = MAX_ELEMENTS): unknown[] {
  return Array.from({ length: Math.min(lengthOf(value), limit) }, (_, index) => readProperty(value, index));
}

/** The length of an array, 0 for anything else; a Proxy of an array can return any length. */
export function lengthOf(value: unknown): number {
  const length = isArray(value) ? readProperty(value, "length") : undefined;
  return Number.isSafeInteger(length) ? (length as number) : 0;
}

/** Whether each of `names` is a property of the value itself, not of its prototypes. */
export function hasOwnNames(value: unknown, names: readonly PropertyKey[]): boolean {
  try {
    return isObject(value) && names.every((name) => Object.hasOwn(value, name));
  } catch {
    return false;
  }
}

/** The names of a value's own enumerable properties, in the order of `Object.keys`. */
export function ownNames(value: unknown): string[] {
  try {
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

/**
 * Whether `value` is an instance of a class of this name, of any realm or installed copy; `instanceof` fails if the
 * ESM and the CommonJS copy of a library are both loaded. Unlike a `name`, parsed input cannot have a class.
 *
 * @example
 * ```ts
 * const isQueryError = (error: unknown): boolean => descendsFrom(error, "DrizzleQueryError");
 * ```
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

/** The mark of a `ReceivedError`, of whichever copy of the package. A minified bundle renames its class. */
export const RECEIVED_BRAND = Symbol.for("express-error-profiles.received");

const MAX_CHARACTERS = 80;

/** A value in a few words, for messages that say what was received. Never throws. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the string ${JSON.stringify(cutText(value, MAX_CHARACTERS))}`;
    case "bigint":
      return `the bigint ${cutText(String(value), MAX_CHARACTERS)}n`;
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "object":
      if (value === null) return "null";
      return isArray(value) ? "an array" : "an object";
    default:
      return String(value);
  }
}

/**
 * Keeps a promise that nobody awaits from ending the process. Anything else is left alone: reading `then` of a
 * thenable would start what some of them stand for, such as the query of a query builder.
 */
export function ignoreRejection(
  value: unknown,
  onRejected: (reason: unknown) => void = () => undefined,
): void {
  try {
    // Not by its tag, which a subclass can replace: zx has the tag "ProcessPromise".
    if (!descendsFrom(value, "Promise")) return;
    // Throws for a class that only has the name, and for a promise whose constructor is hostile.
    void Promise.prototype.then.call(value, undefined, onRejected);
  } catch {
    // There is no rejection to listen to.
  }
}

/** Whether something put an enumerable property on `Object.prototype`, so that every object seems to have it. */
export function isPrototypePolluted(): boolean {
  return Object.keys(Object.prototype).length > 0;
}

/**
 * A view of a value in which nothing is read from `Object.prototype`, nor in the lists, plain objects and errors
 * below it. For code that reads properties plainly, while the prototype is polluted.
 */
export function withoutPollution(value: object): object {
  return new Proxy(value, {
    get(target, name) {
      const member = readProperty(target, name);
      // A Proxy must return what a frozen object holds.
      const { configurable, writable } = Object.getOwnPropertyDescriptor(target, name) ?? {};
      const isFrozen = configurable === false && writable === false;
      return isObject(member) && isPlain(member) && !isFrozen ? withoutPollution(member) : member;
    },
  });
}

/** Whether something put a `toJSON` where JSON.stringify finds it for every object or list. */
export function isToJsonPolluted(): boolean {
  return "toJSON" in Object.prototype || "toJSON" in Array.prototype;
}

/** A copy of a value whose plain objects and lists do not inherit a `toJSON`. */
export function withoutInheritedToJson(value: unknown): unknown {
  if (isArray(value)) {
    const copy = value.map(withoutInheritedToJson);
    return Object.defineProperty(copy, "toJSON", { value: undefined });
  }
  if (!isObject(value) || !isPlain(value) || Object.hasOwn(value, "toJSON")) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutInheritedToJson(member)]);
  return Object.assign(Object.create(null) as object, Object.fromEntries(members));
}

/** Whether an object works behind a Proxy: a `Map`, a date or `Headers` does not. */
function isPlain(value: object): boolean {
  const prototype: unknown = Reflect.getPrototypeOf(value);
  return (
    prototype === null || prototype === Object.prototype || isArray(value) || descendsFrom(value, "Error")
  );
}
