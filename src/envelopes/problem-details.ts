import type { Issue } from "../errors/error-options";
import {
  type Envelope,
  isString,
  type JsonSchema,
  type Problem,
  readMembers,
  type SchemaRow,
} from "./problem";
import { codeSchema, objectSchema, TEXT } from "./schemas";

/** The members of a body that no extension may replace. */
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
 * Problem details (RFC 9457): `type`, `title`, `status` and `detail` always, the rest if there is any.
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
  schema: problemSchema,
  read: readProblem,
});

/**
 * The body of {@link problemDetails}, for tests and clients. Extensions are further members.
 *
 * @example
 * ```ts
 * const { title, errors = [] } = response.body as ProblemDetailsBody;
 * ```
 */
export interface ProblemDetailsBody {
  /** The problem type, a URI reference; `"about:blank"` if there is none. */
  type: string;
  /** The reason of the status, as the table has it. */
  title: string;
  /** The status. */
  status: number;
  /** What went wrong. */
  detail: string;
  /** The error code; absent if neither error nor row has one. */
  code?: string;
  /** What is wrong with the request, one by one; absent if the error lists nothing. */
  errors?: readonly Issue[];
  /** How many errors there are; absent if all of them are listed. */
  errorCount?: number;
  /** What identifies this one occurrence, a URI reference; absent if the error names none. */
  instance?: string;
  /** The id of the request; absent with `requestId: false`. */
  requestId?: string;
  /** Where it was thrown; only with the option `debug`. */
  stack?: string;
  /** What caused it; only with the option `debug`. */
  cause?: string;
  /** The extensions of the error. */
  [extension: string]: unknown;
}

// Only the members that have a value: JSON.stringify spends as much time on one that it leaves out as on one that it
// writes.
function problemBody(problem: Problem): ProblemDetailsBody {
  const { code, issues, issueCount, instance, extensions, requestId, stack, cause } = problem;
  const body: ProblemDetailsBody = {
    type: problem.type,
    title: problem.reason,
    status: problem.status,
    detail: problem.detail,
  };
  if (code !== undefined) body.code = String(code);
  if (issues !== undefined) body.errors = issues;
  if (issueCount !== undefined) body.errorCount = issueCount;
  if (instance !== undefined) body.instance = instance;
  if (requestId !== undefined) body.requestId = requestId;
  if (stack !== undefined) body.stack = stack;
  if (cause !== undefined) body.cause = cause;
  return extensions === undefined ? body : { ...body, ...extensions };
}

const ISSUE = objectSchema(
  {
    detail: { ...TEXT, description: "What is wrong." },
    pointer: { ...TEXT, description: "Where it is, a JSON Pointer as URI fragment." },
  },
  {
    in: { ...TEXT, enum: ["body", "query", "path", "header", "cookie"] },
    code: { ...TEXT, description: "A code for programs." },
  },
);

const ALWAYS_SENT = {
  type: { ...TEXT, description: "The problem type, a URI reference." },
  title: { ...TEXT, description: "The reason of the status." },
  status: { type: "integer", description: "The status." },
  detail: { ...TEXT, description: "What went wrong." },
};

const REQUEST_ID = { requestId: { ...TEXT, description: "The id of the request." } };

const SENT_IF_ANY = {
  code: { ...TEXT, description: "A code for programs." },
  errors: { type: "array", items: ISSUE, description: "What is wrong with the request, one by one." },
  errorCount: { type: "integer", description: "How many errors there are, if not all of them are listed." },
  instance: { ...TEXT, description: "What identifies this one occurrence, a URI reference." },
};

/** The type has no constant: an error can have one of its own. */
function problemSchema({ status, reason, code, codes, requestId = true }: SchemaRow): JsonSchema {
  const base = objectSchema(requestId ? { ...ALWAYS_SENT, ...REQUEST_ID } : ALWAYS_SENT, SENT_IF_ANY);
  const constants = { title: { ...TEXT, const: reason }, status: { type: "integer", const: status } };
  const ofCode = { code: codeSchema(codes) };
  if (code !== undefined) return { allOf: [base, objectSchema({ ...constants, ...ofCode })] };
  return { allOf: [base, objectSchema(constants, codes === undefined ? {} : ofCode)] };
}

const TEXTS = {
  type: "type",
  title: "reason",
  detail: "detail",
  code: "code",
  instance: "instance",
  requestId: "requestId",
  stack: "stack",
  cause: "cause",
} as const;

const READ = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([name, member]) => [name, [member, isString]] as const)),
  status: ["status", Number.isInteger],
  errors: ["issues", isIssues],
  errorCount: ["issueCount", Number.isInteger],
} as const satisfies Parameters<typeof readMembers<keyof Problem>>[1];

function readProblem(body: object): Partial<Problem> {
  const others = Object.entries(body).filter(([name]) => !PROBLEM_MEMBERS.has(name));
  const problem = readMembers<keyof Problem>(body, READ);
  return others.length === 0 ? problem : { ...problem, extensions: Object.fromEntries(others) };
}

function isIssues(value: unknown): boolean {
  return Array.isArray(value) && value.every(isIssue);
}

function isIssue(issue: unknown): boolean {
  if (typeof issue !== "object" || issue === null) return false;
  return isString(Reflect.get(issue, "detail")) && isString(Reflect.get(issue, "pointer"));
}
