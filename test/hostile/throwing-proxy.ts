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

/** A Proxy of which every operation throws. */
export function throwingProxy(target: object = {}): object {
  const fail = (): never => {
    throw new Error("The trap was sprung.");
  };
  return new Proxy(target, Object.fromEntries(TRAPS.map((trap) => [trap, fail])));
}

export function revokedProxy(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** `target` with a getter that throws whatever is given, an Error unless told otherwise. */
export function withThrowingGetter<Target extends object>(
  target: Target,
  property: PropertyKey,
  thrown: unknown = new Error("The getter threw."),
): Target {
  return withGetter(target, property, () => {
    throw thrown as Error;
  });
}

export function withGetter<Target extends object>(
  target: Target,
  property: PropertyKey,
  get: () => unknown,
): Target {
  return Object.defineProperty(target, property, { get, configurable: true, enumerable: true });
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

/** A Proxy whose prototype is always another one: whoever walks the chain to its end never returns. */
export function endlessPrototypes(): object {
  return new Proxy({}, { getPrototypeOf: endlessPrototypes });
}
