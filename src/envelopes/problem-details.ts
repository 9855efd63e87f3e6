import type { Envelope } from "./envelope";
import type { Problem } from "./problem";

/** The members of a body that an extension may not take the place of. */
export const PROBLEM_MEMBERS: ReadonlySet<string> = new Set([
  "type",
  "title",
  "status",
  "detail",
  "code",
  "errors",
  "errorCount",
  "instance",
  "requestId",
  "stack",
  "cause",
]);

/**
 * Problem details (RFC 9457): `type`, `title`, `status` and `detail` always, the rest where there is any.
 *
 * @example
 * ```ts
 * defineProfile({ name: "orders", rows, envelope: problemDetails() });
 * ```
 */
export function problemDetails(): Envelope {
  return PROBLEM_DETAILS;
}

const PROBLEM_DETAILS: Envelope = Object.freeze({
  mediaType: "application/problem+json",
  requiresCode: false,
  body: problemBody,
});

// JSON leaves undefined members out, so every body has one shape, which is cheaper to tell than many.
function problemBody(problem: Problem): object {
  return {
    type: problem.type,
    title: problem.reason,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    errors: problem.issues,
    errorCount: problem.issueCount,
    instance: problem.instance,
    ...problem.extensions,
    requestId: problem.requestId,
    stack: problem.stack,
    cause: problem.cause,
  };
}
