import { BadRequest, Conflict, NotFound, ServerUnavailable } from "../../errors/documented-errors";
import type { HttpError } from "../../errors/http-error";
import { withoutStackTrace } from "../../errors/stack-traces";

const CLASSES = {
  invalid: BadRequest,
  missing: NotFound,
  conflict: Conflict,
  unavailable: ServerUnavailable,
} as const;

/** What went wrong where a query failed through no mistake of the server's own. */
export type DatabaseFailure = keyof typeof CLASSES;

/** The error for a failure. It has no message: the database's text names tables, columns and values. */
export function databaseError(failure: DatabaseFailure | undefined, cause: unknown): HttpError | undefined {
  return failure && withoutStackTrace(() => new CLASSES[failure](undefined, { cause }));
}
