import type { HttpError, Mapper, MapperContext, Note } from "../../src";
import { toHttpError } from "../../src/mappers/to-http-error";

/** What one mapper makes of a thrown value, behind the guard that is around every mapper; undefined if it skips it. */
export function mapError(
  mapper: Mapper,
  thrown: unknown,
  note: Note = () => undefined,
  context: MapperContext = {},
): HttpError | undefined {
  let mapped: HttpError | undefined;
  toHttpError(thrown, [(error) => (mapped = mapper(error, note, context))], () => undefined);
  return mapped;
}
