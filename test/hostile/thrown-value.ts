import type { Request, Response } from "express";

/** One row of what is thrown. */
export interface ThrownValue {
  readonly what: string;
  readonly make: (request: Request, response: Response) => unknown;
}

/** Makes a value that takes long to make once, when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

export function errorWith(property: PropertyKey, value: unknown): Error {
  return Object.defineProperty(new Error("with a property"), property, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
