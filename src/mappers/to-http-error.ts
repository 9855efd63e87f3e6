import { InternalError } from "../errors/documented-errors";
import { brandOf, type HttpError } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { describeValue, ignoreRejection, readString } from "../untrusted";
import type { Mapper, Note } from "./mapping";

/**
 * One of our errors for whatever was thrown: itself where it is one, else what the first mapper makes of it
 * that knows it, else an internal error. The thrown value is the cause of what it becomes, and never changed.
 */
export function toHttpError(thrown: unknown, mappers: readonly Mapper[], note: Note): HttpError {
  if (isHttpError(thrown)) return thrown;
  ignoreRejection(thrown);
  for (const mapper of mappers) {
    const mapped = tryMapper(mapper, thrown, note);
    if (mapped !== undefined) return mapped;
  }
  // Its stack would tell of this place alone; that of the thrown value tells what happened.
  return withoutStackTrace(() => new InternalError(undefined, { cause: thrown }));
}

function tryMapper(mapper: Mapper, thrown: unknown, note: Note): HttpError | undefined {
  try {
    const mapped: unknown = mapper(thrown, note);
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

function isHttpError(value: unknown): value is HttpError {
  return brandOf(value) !== undefined;
}

function nameOf(mapper: Mapper): string {
  const name = readString(mapper, "name") ?? "";
  return name === "" ? "without a name" : name;
}
