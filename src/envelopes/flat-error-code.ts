import { detailWithIssues } from "./detail-with-issues";
import type { Envelope } from "./envelope";
import type { Problem } from "./problem";

/** The two members that an error-code body tells: strings both, as older clients decode nothing else. */
export interface ErrorCodeBody {
  error_code: string;
  error_msg: string;
}

/** The error code and message of a problem. A profile with such an envelope has a code in every error row. */
export function errorCodeBody(problem: Problem): ErrorCodeBody {
  return { error_code: problem.code ?? "", error_msg: detailWithIssues(problem) };
}

/**
 * A flat error code: `{"error_code":"…","error_msg":"…"}`. Every error row must have a code.
 *
 * @example
 * ```ts
 * errorHandler({ profile: kmsProfile, envelope: flatErrorCode() });
 * ```
 */
export function flatErrorCode(): Envelope {
  return FLAT_ERROR_CODE;
}

const FLAT_ERROR_CODE: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body: errorCodeBody,
});
