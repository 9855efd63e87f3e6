import { HttpError } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { hasOwnNames } from "../values/own-names";
import { readProperty, readString } from "../values/read-property";
import type { Note } from "./mapper";
import { safeHeadersOf } from "./safe-headers";

/**
 * One of our errors with the status of a foreign one that is believed: with its message, which is told where
 * the error says so itself or is a 4xx, and its safe headers. A foreign `code` is never taken over.
 */
export function keepStatus(error: unknown, status: number, note?: Note): HttpError {
  const message = readString(error, "message");
  const expose = readExpose(error, status);
  const headers = safeHeadersOf(error, status, note);
  return withoutStackTrace(() => new HttpError(status, message, { cause: error, expose, headers }));
}

/**
 * What the error says of itself, or its class where that differs from what the status says anyway: a class that
 * agrees, as those of http-errors do, leaves the decision to the profile.
 */
function readExpose(error: unknown, status: number): boolean | undefined {
  const expose = readProperty(error, "expose");
  const byDefault = status < 500;
  if (typeof expose !== "boolean") return undefined;
  return expose !== byDefault || hasOwnNames(error, ["expose"]) ? expose : undefined;
}
