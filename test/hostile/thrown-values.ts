import { runInNewContext } from "node:vm";
import { inspect } from "node:util";
import {
  revokedProxy,
  throwingProxy,
  withChangingGetter,
  withGetter,
  withThrowingGetter,
} from "../support/hostile-objects";
import { SECRET } from "../support/secret";
import { errorWith, type ThrownValue } from "./thrown-value";

/** What no promise of the package's own classes covers: each is an unexpected error, a 500. */
export const PLAIN_VALUES: readonly ThrownValue[] = [
  { what: "a string", make: () => `text ${SECRET}` },
  { what: "a String object", make: () => Object("boxed") as unknown },
  { what: "a number like a status", make: () => 404 },
  { what: "an endless number", make: () => Infinity },
  { what: "true", make: () => true },
  { what: "a symbol", make: () => Symbol(SECRET) },
  { what: "a BigInt", make: () => 404n },
  { what: "a function", make: () => () => SECRET },
  { what: "a class", make: () => class NotFound extends Error {} },
  { what: "an array", make: () => [404, SECRET] },
  { what: "a sparse array", make: () => new Array<unknown>(1_000_000) },
  { what: "an array that holds itself", make: () => arrayThatHoldsItself() },
  { what: "an object", make: () => ({ status: 404, message: SECRET, expose: true }) },
  {
    what: "a null-prototype object",
    make: () => Object.assign(Object.create(null) as object, { status: 404 }),
  },
  {
    what: "an object with an own __proto__",
    make: () => JSON.parse('{"__proto__":{"status":404}}') as unknown,
  },
  { what: "a resolved promise", make: () => Promise.resolve(SECRET) },
  { what: "a rejected promise", make: () => Promise.reject(new Error(SECRET)) },
  { what: "a promise that never settles", make: () => new Promise(() => undefined) },
  {
    what: "a thenable that throws",
    make: () =>
      thenable(() => {
        throw new Error(SECRET);
      }),
  },
  { what: "a thenable that never answers", make: () => thenable(() => undefined) },
  { what: "an object whose then getter throws", make: () => withThrowingGetter({}, "then") },
  { what: "a Map", make: () => new Map([["status", 404]]) },
  { what: "a WeakMap", make: () => new WeakMap() },
  { what: "a Date", make: () => new Date(NaN) },
  { what: "a regular expression", make: () => /./ },
  { what: "a Buffer", make: () => Buffer.from(SECRET) },
  { what: "a typed array of 8 MB", make: () => new Float64Array(1_000_000) },
  { what: "a generator", make: () => endlessGenerator() },
  { what: "the request", make: (request) => request },
  { what: "the response", make: (_request, response) => response },
  { what: "the socket", make: (request) => request.socket },
  { what: "the app", make: (request) => request.app },
  { what: "globalThis", make: () => globalThis },
];

export const ERRORS: readonly ThrownValue[] = [
  { what: "an Error", make: () => new Error(SECRET) },
  { what: "a TypeError", make: () => new TypeError(SECRET) },
  { what: "a URIError of the app's own", make: () => new URIError(SECRET) },
  { what: "a DOMException", make: () => new DOMException(SECRET, "NotFoundError") },
  { what: "an aborted signal's reason", make: () => AbortSignal.abort().reason as unknown },
  {
    what: "an error of another realm",
    make: () => runInNewContext("new TypeError(secret)", { secret: SECRET }) as unknown,
  },
  { what: "a frozen error", make: () => Object.freeze(new Error(SECRET)) },
  { what: "a sealed error", make: () => Object.seal(new Error(SECRET)) },
  { what: "an error that cannot be extended", make: () => Object.preventExtensions(new Error(SECRET)) },
  {
    what: "an error without prototype",
    make: () => Object.setPrototypeOf(new Error(SECRET), null) as unknown,
  },
  { what: "an object that inherits from an error", make: () => Object.create(new Error(SECRET)) as unknown },
  { what: "an error with private fields", make: () => new WithPrivateFields() },
  { what: "an error whose message is missing", make: () => errorWithout("message") },
  { what: "an error whose stack is missing", make: () => errorWithout("stack") },
];

export const PROXIES: readonly ThrownValue[] = [
  { what: "a Proxy whose every trap throws", make: () => throwingProxy() },
  { what: "a Proxy of an error whose every trap throws", make: () => throwingProxy(new Error(SECRET)) },
  { what: "a Proxy of a function whose every trap throws", make: () => throwingProxy(() => undefined) },
  { what: "a revoked Proxy", make: () => revokedProxy() },
  { what: "a revoked Proxy of an error", make: () => revokedProxy(new Error(SECRET)) },
  { what: "a revoked Proxy of a function", make: () => revokedProxy(() => undefined) },
  { what: "a Proxy that answers every name with itself", make: () => proxyOfItself() },
  {
    what: "a Proxy that answers every name with a text",
    make: () => new Proxy(new Error(), { get: () => SECRET, has: () => true }),
  },
  {
    what: "an error whose prototype is a throwing Proxy",
    make: () => Object.setPrototypeOf(new Error(SECRET), throwingProxy()) as unknown,
  },
  {
    what: "an object whose prototype is a revoked Proxy",
    make: () => Object.create(revokedProxy()) as unknown,
  },
  {
    what: "a getter that throws a throwing Proxy",
    make: () => withThrowingGetter(new Error(SECRET), "message", throwingProxy()),
  },
];

const READ_PROPERTIES = [
  "name",
  "message",
  "stack",
  "cause",
  "code",
  "status",
  "statusCode",
  "statusText",
  "expose",
  "headers",
  "type",
  "instance",
  "issues",
  "errors",
  "details",
  "extensions",
  "constructor",
  "toString",
  "toJSON",
  "isJoi",
  "syscall",
  "path",
  "body",
  "limit",
  "length",
  "isAxiosError",
  "response",
  "request",
  "retryAfter",
  Symbol.toPrimitive,
  Symbol.toStringTag,
  Symbol.iterator,
  Symbol.asyncIterator,
  inspect.custom,
  "then",
] as const;

/** Every property that a handler, a logger or Express may read, each with a getter that throws. */
export const THROWING_GETTERS: readonly ThrownValue[] = READ_PROPERTIES.map((property) => ({
  what: `a ${String(property)} getter that throws`,
  make: () => withThrowingGetter(new Error(SECRET), property),
}));

const ODD_VALUES = [
  { called: "a throwing Proxy", make: () => throwingProxy() },
  { called: "a symbol", make: () => Symbol(SECRET) },
  { called: "an object of its own text", make: () => ({ toString: () => SECRET, valueOf: () => 404 }) },
  { called: "an object whose text throws", make: () => withThrowingGetter({}, "toString") },
  { called: "a number", make: () => 404 },
  { called: "null", make: () => null },
];

/** Every such property with a value that is neither text nor what its name says. */
export const ODD_PROPERTIES: readonly { readonly what: string; readonly make: () => Error }[] =
  READ_PROPERTIES.flatMap((property) =>
    ODD_VALUES.map(({ called, make }) => ({
      what: `a ${String(property)} that is ${called}`,
      make: () => errorWith(property, make()),
    })),
  );

export const CHANGING_GETTERS: readonly ThrownValue[] = [
  {
    what: "a status that changes between reads",
    make: () => withChangingGetter(new Error(SECRET), "status", 404, 200),
  },
  {
    what: "a statusCode that changes between reads",
    make: () => withChangingGetter(new Error(SECRET), "statusCode", 404, 99),
  },
  {
    what: "an expose that changes between reads",
    make: () => withChangingGetter(new Error(SECRET), "expose", false, true),
  },
  {
    what: "a message that changes between reads",
    make: () => withChangingGetter(new Error(SECRET), "message", "text", null, {}),
  },
  {
    what: "a name that changes between reads",
    make: () => withChangingGetter(new Error(SECRET), "name", "HttpError", Symbol("x")),
  },
  {
    what: "a stack that changes between reads",
    make: () => withChangingGetter(new Error(SECRET), "stack", "text", 5n),
  },
  {
    what: "headers that change between reads",
    make: () => withChangingGetter(new Error(SECRET), "headers", {}, null),
  },
  {
    what: "a cause that is new at each read",
    make: () => withGetter(new Error(SECRET), "cause", endlessCause),
  },
];

class WithPrivateFields extends Error {
  readonly #secret = SECRET;
  override get message(): string {
    return this.#secret;
  }
  override toString(): string {
    return this.#secret;
  }
}

function arrayThatHoldsItself(): unknown[] {
  const array: unknown[] = [];
  array.push(array);
  return array;
}

function thenable(then: () => unknown): object {
  return { then };
}

function* endlessGenerator(): Generator<string> {
  for (;;) yield SECRET;
}

function errorWithout(property: string): Error {
  const error = new Error(SECRET);
  Reflect.deleteProperty(error, property);
  return error;
}

function proxyOfItself(): object {
  const proxy: object = new Proxy(() => undefined, { get: () => proxy, has: () => true });
  return proxy;
}

function endlessCause(): Error {
  return withGetter(new Error(SECRET), "cause", endlessCause);
}
