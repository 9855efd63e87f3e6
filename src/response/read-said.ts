import type { HttpError } from "../errors/http-error";
import { hasOwnNames } from "../values/own-names";
import { readProperty } from "../values/read-property";

/**
 * What an error says of itself. http-errors, with which body-parser wraps what a `verify` function throws, stamps
 * an own `statusCode` on it, an `expose` and a `type`; of such an error only what it was made with counts.
 */
export function readSaid(error: HttpError, name: "expose" | "type"): unknown {
  const value = readProperty(error, name);
  return hasOwnNames(error, ["statusCode"]) && !isMadeWith(error, name) ? undefined : value;
}

/** The options of an error are kept as accessors, what is assigned later is not. */
function isMadeWith(error: HttpError, name: string): boolean {
  try {
    return Object.getOwnPropertyDescriptor(error, name)?.get !== undefined;
  } catch {
    return false;
  }
}
