import { revokedProxy, throwingProxy, withThrowingGetter } from "../support/hostile-objects";
import { once } from "./thrown-value";

export interface HostileDetail {
  readonly what: string;
  readonly make: () => unknown;
}

/** Values that JSON cannot tell, or not as they are, or not in the time and space of one answer. */
export const HOSTILE_DETAILS: readonly HostileDetail[] = [
  { what: "circular", make: circular },
  { what: "a circle of arrays", make: circularArray },
  { what: "a BigInt", make: () => ({ value: 9007199254740993n }) },
  { what: "a symbol", make: () => ({ value: Symbol("x") }) },
  { what: "a function", make: () => ({ value: () => 1 }) },
  { what: "undefined", make: () => ({ value: undefined }) },
  { what: "not a number", make: () => ({ value: NaN, other: -Infinity }) },
  { what: "a getter that throws", make: () => withThrowingGetter({ before: 1 }, "value") },
  { what: "a throwing Proxy", make: () => throwingProxy() },
  { what: "a throwing Proxy inside", make: () => ({ value: throwingProxy([]) }) },
  { what: "a revoked Proxy", make: () => revokedProxy() },
  { what: "a revoked Proxy of an array inside", make: () => ({ value: revokedProxy([]) }) },
  { what: "a Proxy without end", make: endlessProxy },
  {
    what: "a Proxy of endless length",
    make: () => new Proxy([], { get: (_target, name) => (name === "length" ? 2 ** 40 : "x") }),
  },
  { what: "an array-like of endless length", make: () => ({ length: 2 ** 40 }) },
  { what: "60 000 levels of objects", make: once(() => nested((inner) => ({ inner }))) },
  { what: "60 000 levels of arrays", make: once(() => nested((inner) => [inner])) },
  { what: "400 000 members", make: once(manyMembers) },
  {
    what: "400 000 elements",
    make: once(() => Array.from({ length: 400_000 }, (_, index) => `element ${String(index)}`)),
  },
  { what: "a text of 8 MB", make: once(() => ({ value: "x".repeat(8 * 1024 * 1024) })) },
  { what: "a name of 8 MB", make: once(() => ({ ["x".repeat(8 * 1024 * 1024)]: 1 })) },
  {
    what: "own __proto__ and constructor",
    make: () =>
      JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}') as unknown,
  },
  {
    what: "a Map",
    make: () => ({
      value: new Map<unknown, unknown>([
        ["a", 1],
        [{}, 2],
        ["__proto__", 3],
      ]),
    }),
  },
  {
    what: "an endless Map",
    make: () => ({ value: Object.assign(new Map(), { entries: endless, [Symbol.iterator]: endless }) }),
  },
  { what: "a Set", make: () => ({ value: new Set([1, {}, new Set()]) }) },
  {
    what: "an endless Set",
    make: () => ({ value: Object.assign(new Set(), { values: endless, [Symbol.iterator]: endless }) }),
  },
  {
    what: "a Set of 400 000",
    make: once(() => ({ value: new Set(Array.from({ length: 400_000 }, (_, index) => index)) })),
  },
  { what: "a Buffer", make: () => ({ value: Buffer.from("bytes") }) },
  { what: "a Buffer of 8 MB", make: once(() => ({ value: Buffer.alloc(8 * 1024 * 1024) })) },
  { what: "an invalid Date", make: () => ({ value: new Date(NaN) }) },
  { what: "a Date", make: () => ({ value: new Date(0) }) },
  { what: "a toJSON that throws", make: () => ({ value: { toJSON: throwIt } }) },
  { what: "a toJSON that gives itself", make: () => ({ value: toJsonOfItself() }) },
  { what: "a toJSON without end", make: () => ({ value: toJsonWithoutEnd() }) },
  { what: "a toJSON of symbols", make: () => ({ value: { toJSON: () => Symbol("x") } }) },
  { what: "lone surrogates", make: () => ({ "\ud800": "\udc00 \ud83d" }) },
  { what: "control characters", make: () => ({ "\u0000\r\n": "\u0000\u0007\r\n\u001b[31m\u007f\u0085" }) },
  { what: "markup", make: () => ({ "<b>": "</script>\u2028\u2029&" }) },
  {
    what: "boxed values",
    make: () => ({ value: [Object("x"), Object(1), Object(1n), Object(Symbol("x"))] as unknown[] }),
  },
  { what: "an error", make: () => ({ value: new Error("inner") }) },
  { what: "a null-prototype object", make: () => Object.assign(Object.create(null) as object, { value: 1 }) },
  { what: "a sparse array", make: () => ({ value: new Array(100_000_000) as unknown[] }) },
  { what: "a string", make: () => "text" },
  { what: "a number", make: () => 5 },
  { what: "null", make: () => null },
  { what: "a generator", make: () => ({ value: endless() }) },
];

function circular(): object {
  const object: Record<string, unknown> = { before: 1 };
  object["self"] = object;
  return object;
}

function circularArray(): unknown[] {
  const array: unknown[] = [];
  array.push([array]);
  return array;
}

function endlessProxy(): object {
  return new Proxy(
    {},
    {
      ownKeys: () => ["value"],
      getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
      get: (_target, name) => (name === "value" ? endlessProxy() : undefined),
    },
  );
}

function nested(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "the innermost";
  for (let level = 0; level < 60_000; level += 1) value = wrap(value);
  return value;
}

function manyMembers(): object {
  return Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => [`member${String(index)}`, index]));
}

function* endless(): Generator<[string, number]> {
  for (let index = 0; ; index += 1) yield [`entry${String(index)}`, index];
}

function toJsonOfItself(): object {
  const object = { toJSON: () => object };
  return object;
}

function toJsonWithoutEnd(): object {
  return { toJSON: () => toJsonWithoutEnd() };
}

function throwIt(): never {
  throw new Error("toJSON threw");
}
