import { MAX_ISSUES } from "../../errors/error-options";
import type { Issue } from "../issues";
import { BadRequest, Conflict, type HttpError, NotFound, ServerUnavailable } from "../mapping";

const CLASSES = {
  invalid: BadRequest,
  missing: NotFound,
  conflict: Conflict,
  unavailable: ServerUnavailable,
} as const;

/** What went wrong if a query failed through no mistake of the server's own. */
export type DatabaseFailure = keyof typeof CLASSES;

/** The error for a failure. It has no message: the database's text names tables, columns and values. */
export function databaseError(
  failure: DatabaseFailure | undefined,
  issues: readonly Issue[] = [],
): HttpError | undefined {
  if (failure === undefined) return undefined;
  if (issues.length === 0) return new CLASSES[failure]();
  const issueCount = issues.length > MAX_ISSUES ? issues.length : undefined;
  return new CLASSES[failure](undefined, { issues: issues.slice(0, MAX_ISSUES), issueCount });
}
