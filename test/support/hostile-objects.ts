function fail(): never {
  throw new Error("The trap was sprung.");
}

const TRAPS = ["get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "ownKeys"] as const;

/** A Proxy of which every question throws. */
export function throwingProxy(): object {
  return new Proxy({}, Object.fromEntries(TRAPS.map((trap) => [trap, fail])));
}

export function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

/** An object that is its own prototype, as far as it says. */
export function endlessChain(): object {
  const proxy: object = new Proxy({}, { getPrototypeOf: () => proxy });
  return proxy;
}

/** An object with a property whose every reading throws. */
export function withThrowingGetter(name: string): object {
  return Object.defineProperty({}, name, { get: fail, enumerable: true });
}

/** Runs `test` while Object.prototype has a property that an attack put there. */
export function whilePolluted(name: string, value: unknown, test: () => void): void {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  try {
    test();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}
