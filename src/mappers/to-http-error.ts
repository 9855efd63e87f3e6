import { InternalError } from "../errors/documented-errors";
import { brandOf, isErrorStatus, setHidden, type HttpError } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import {
  cutText,
  describeValue,
  ignoreRejection,
  isObject,
  isPrototypePolluted,
  readProperty,
  readString,
  withoutPollution,
} from "../untrusted";
import type { Mapper, MapperContext, Note } from "./mapping";

/** One of our errors, and the name of the mapper that made it; absent if none did. */
export interface MappedError {
  readonly httpError: HttpError;
  readonly mapper?: string | undefined;
}

/**
 * One of our errors for whatever was thrown: the thrown error itself if it is one of ours, else the result of the
 * first mapper that recognises it, else an internal error. The thrown value is the cause of the error that stands
 * for it, and is never changed.
 *
 * This is the one place that guards against hostile values, so that mappers can read properties plainly: a getter
 * or a Proxy that throws skips the mapper, and a polluted `Object.prototype` is hidden from all of them.
 */
export function toHttpError(
  thrown: unknown,
  mappers: readonly Mapper[],
  note: Note,
  context: MapperContext = {},
): MappedError {
  if (isHttpError(thrown)) return { httpError: thrown };
  ignoreRejection(thrown);
  const seen = isObject(thrown) && isPrototypePolluted() ? withoutPollution(thrown) : thrown;
  for (const mapper of mappers) {
    const mapped = tryMapper(mapper, seen, note, context);
    if (mapped === undefined) continue;
    if (seen !== thrown && readProperty(mapped, "cause") === seen) setHidden(mapped, "cause", thrown);
    return { httpError: mapped, mapper: nameOf(mapper) };
  }
  noteUnusedStatus(thrown, note);
  // A stack trace would only show this place; that of the thrown value shows what happened.
  return { httpError: withoutStackTrace(() => new InternalError(undefined, { cause: thrown })) };
}

function tryMapper(mapper: Mapper, thrown: unknown, note: Note, context: MapperContext) {
  try {
    const mapped: unknown = mapper(thrown, note, context);
    if (mapped === undefined || isHttpError(mapped)) return mapped;
    ignoreRejection(mapped);
    note(
      `The mapper ${nameOf(mapper)} returned ${describeValue(mapped)} instead of an HttpError or undefined.`,
    );
  } catch (error) {
    note(`The mapper ${nameOf(mapper)} threw: ${readString(error, "message") ?? describeValue(error)}`);
  }
  return undefined;
}

/** Says why a thrown error with a status is answered as 500: most applications meet this first. */
function noteUnusedStatus(thrown: unknown, note: Note): void {
  const status = [readProperty(thrown, "status"), readProperty(thrown, "statusCode")].find(isErrorStatus);
  if (status === undefined) return;
  const name = readString(readProperty(thrown, "constructor"), "name") ?? "";
  const what = name === "" ? "value" : cutText(name, 80);
  note(`The status ${String(status)} of the thrown ${what} was not used: see trustStatus.`, "mistake");
}

function isHttpError(value: unknown): value is HttpError {
  return brandOf(value) !== undefined;
}

function nameOf(mapper: Mapper): string {
  const name = readString(mapper, "name") ?? "";
  return name === "" ? "without a name" : name;
}
