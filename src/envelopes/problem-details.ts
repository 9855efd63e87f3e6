import type { Envelope, Problem } from "./problem";

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

// Only what there is: a member that JSON would leave out costs as much to write as one that it tells.
function problemBody(problem: Problem): object {
  const { code, issues, issueCount, instance, extensions, requestId, stack, cause } = problem;
  const body: Record<string, unknown> = {
    type: problem.type,
    title: problem.reason,
    status: problem.status,
    detail: problem.detail,
  };
  if (code !== undefined) body["code"] = String(code);
  if (issues !== undefined) body["errors"] = issues;
  if (issueCount !== undefined) body["errorCount"] = issueCount;
  if (instance !== undefined) body["instance"] = instance;
  if (requestId !== undefined) body["requestId"] = requestId;
  if (stack !== undefined) body["stack"] = stack;
  if (cause !== undefined) body["cause"] = cause;
  return extensions === undefined ? body : { ...body, ...extensions };
}
