import { BadRequest } from "../errors/documented-errors";
import type { HttpError } from "../errors/http-error";
import type { Issue } from "../errors/http-error-options";
import { withoutStackTrace } from "../errors/stack-traces";

/** The error for input that a validator refused: the issues say why, the profile's meaning says the rest. */
export function invalidInput(cause: unknown, issues: readonly Issue[]): HttpError {
  return withoutStackTrace(() => new BadRequest(undefined, { cause, issues }));
}
