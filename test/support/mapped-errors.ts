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
