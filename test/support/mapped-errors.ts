import { HttpError, type Mapper } from "../../src";
import { mapError } from "./map-error";
import { isNoMessage } from "../../src/errors/status-phrases";

/** An error as a library makes it: what it says, and the properties it is given. */
export function madeError(message: string, properties: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(message), properties);
}

/** An error whose stack says that this file of an installed package made it. */
export function madeIn(file: string, message: string, properties: Record<string, unknown> = {}): Error {
  const stack = `Error: ${message}\n    at make (/app/node_modules/${file}:1:1)`;
  return madeError(message, { stack, ...properties });
}

/** An error of classes of these names, the one that it is of first, as a library makes it. */
export function errorOfClass(classNames: readonly string[], properties: Record<string, unknown> = {}): Error {
  const error = madeError("secret", properties);
  return Object.setPrototypeOf(error, prototypeOf(classNames, Error.prototype)) as Error;
}

/** An object of a class of this name. */
export function objectOfClass(className: string, properties: object = {}): object {
  return Object.assign(Object.create(prototypeOf([className], Object.prototype)) as object, properties);
}

function prototypeOf(classNames: readonly string[], root: object): object {
  return classNames.reduceRight<object>(
    (parent, name) =>
      Object.create(parent, {
        constructor: { value: Object.defineProperty(() => 0, "name", { value: name }) },
      }) as object,
    root,
  );
}

/** The mapper's error of the thrown one has the status, the cause, and no words of its own. */
export function expectMapped(mapper: Mapper, thrown: unknown, status: number): void {
  const mapped = mapError(mapper, thrown);
  expect(mapped).toBeInstanceOf(HttpError);
  expect(mapped?.status).toBe(status);
  expect(mapped?.cause).toBe(thrown);
  expect(isNoMessage(status, mapped?.message ?? "absent")).toBe(true);
}

/** What has an error's every property and is none, as parsed input can be. */
export function withoutItsClass(error: Error): object {
  return Object.assign({ name: error.name, message: error.message }, error);
}
