import { SECRET } from "./secret";

const TRAPS: readonly (keyof ProxyHandler<object>)[] = [
  "apply",
  "construct",
  "defineProperty",
  "deleteProperty",
  "get",
  "getOwnPropertyDescriptor",
  "getPrototypeOf",
  "has",
  "isExtensible",
  "ownKeys",
  "preventExtensions",
  "set",
  "setPrototypeOf",
];

/** What a hostile function, getter or trap does. The message is a secret, so that no answer may contain it. */
export function fail(): never {
  throw new Error(SECRET);
}

/** A Proxy of which every operation throws. */
export function throwingProxy(target: object = {}): object {
  return new Proxy(target, Object.fromEntries(TRAPS.map((trap) => [trap, fail])));
}

export function revokedProxy(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** A Proxy whose prototype is always another one: a loop that walks the chain to its end never returns. */
export function endlessPrototypes(): object {
  return new Proxy({}, { getPrototypeOf: endlessPrototypes });
}

export function withGetter<Target extends object>(
  target: Target,
  property: PropertyKey,
  get: () => unknown,
): Target {
  return Object.defineProperty(target, property, { get, configurable: true, enumerable: true });
}

/** `target` with a getter that throws `thrown`, an Error if none is given. */
export function withThrowingGetter<Target extends object>(
  target: Target,
  property: PropertyKey,
  thrown?: unknown,
): Target {
  if (thrown === undefined) return withGetter(target, property, fail);
  return withGetter(target, property, () => {
    throw thrown as Error;
  });
}

/** `target` with a getter that gives the next of `values` at each read, the last of them forever. */
export function withChangingGetter<Target extends object>(
  target: Target,
  property: PropertyKey,
  ...values: readonly unknown[]
): Target {
  let reads = 0;
  return withGetter(target, property, () => values[Math.min(reads++, values.length - 1)]);
}

/** Runs `use` while Object.prototype has a property that an attack put there. */
export function whilePolluted<Result>(name: string, value: unknown, use: () => Result): Result {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  try {
    return use();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}
