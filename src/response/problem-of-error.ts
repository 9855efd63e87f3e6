import type { Codes, Problem } from "../envelopes/problem";
import { isGivenMessage, ownOption, type HttpError } from "../errors/http-error";
import { isNoMessage } from "../errors/status-phrases";
import type { Note } from "../mappers/mapping";
import { describeCode, findCode, isCode, statusesOf } from "../profiles/codes";
import { cutText, describeValue, isRecord, readProperty, readString } from "../untrusted";
import { type Budget, copyIssues, copyMembers, LIMITS, newBudget } from "./limits";

/** The row that answers an error, with its problem type. */
export type ProblemRow = Pick<Problem, "status" | "reason" | "type" | "code"> & {
  /** The detail of an error that has no message to send. */
  readonly meaning: string;
};

/** What is decided about a response before its problem is described. */
export interface ProblemContext {
  readonly thrownStatus: number;
  readonly row: ProblemRow;
  /** The catalogue of the profile, if it has one: then no other code is sent. */
  readonly codes?: Codes | undefined;
  readonly exposed: boolean;
  readonly requestId: string | undefined;
  /** What was thrown, if its stack is to be sent. */
  readonly debugged?: { readonly thrown: unknown } | undefined;
  /** The names that no extension may have in the body. */
  readonly reserved: ReadonlySet<string>;
}

/** The problem of an error: what may be sent of the error, and the texts of the row for the rest. */
export function problemOfError(error: HttpError, context: ProblemContext, note: Note): Problem {
  const { thrownStatus, row, exposed, requestId, debugged, reserved } = context;
  const { code, meaning } = codeOf(error, context, note);
  const { issues, issueCount, extensions } = exposed ? detailsOf(error, reserved, note) : NO_DETAILS;
  // Every member is present, so that none is read through a polluted Object.prototype.
  return {
    status: row.status,
    reason: row.reason,
    detail: (exposed ? sentMessage(error, thrownStatus, note) : undefined) ?? meaning,
    type: referenceOf(ownOption(error, "type"), "type", note) ?? row.type,
    code,
    issues,
    issueCount,
    instance: exposed ? referenceOf(readProperty(error, "instance"), "instance", note) : undefined,
    extensions,
    requestId,
    stack: debugged && stackOf(debugged.thrown),
    cause: debugged && stackOf(readProperty(debugged.thrown, "cause")),
  };
}

const NO_DETAILS = { issues: undefined, issueCount: undefined, extensions: undefined };

/** Issues and extensions, copied within one budget. */
function detailsOf(
  error: HttpError,
  reserved: ReadonlySet<string>,
  note: Note,
): Pick<Problem, "issues" | "issueCount" | "extensions"> {
  const issues = readProperty(error, "issues");
  const extensions = readProperty(error, "extensions");
  if (issues === undefined && extensions === undefined) return NO_DETAILS;
  const budget = newBudget(note);
  return {
    ...copyIssues(issues, readProperty(error, "issueCount"), budget),
    extensions: copyExtensions(extensions, reserved, budget),
  };
}

/**
 * Whether message, issues, extensions, instance and all headers of an error may be sent. The error may state it;
 * otherwise they are sent if the error was thrown as a 4xx and is answered as one.
 */
export function isExposed(error: HttpError, thrownStatus: number, status: number): boolean {
  const stated = ownOption(error, "expose");
  // A 5xx message can name hosts, queries and paths, so it stays in the log.
  return typeof stated === "boolean" ? stated : thrownStatus < 500 && status < 500;
}

function sentMessage(error: HttpError, thrownStatus: number, note: Note): string | undefined {
  const message = readString(error, "message");
  if (message === undefined || message === "") return undefined;
  if (isNoMessage(thrownStatus, message) && !isGivenMessage(error, message)) return undefined;
  if (message.length > LIMITS.message) note(`The message of ${String(message.length)} characters was cut.`);
  return cutText(message, LIMITS.message);
}

/** The code that is sent, and the meaning of it or of the row, which is sent if the error has no message to send. */
function codeOf(
  error: HttpError,
  { thrownStatus, row, codes }: ProblemContext,
  note: Note,
): Pick<ProblemRow, "code" | "meaning"> {
  const code = readProperty(error, "code");
  if (code === undefined) return row;
  if (!isCode(code)) {
    note("The code was left out: it is not a number or a text that is not blank.");
    return row;
  }
  if (codes === undefined) return { code: cutCode(code, note), meaning: row.meaning };
  const documented = findCode(codes, code);
  // The code of an error says something about the status that it was thrown with, not about the one that is sent.
  const isOfStatus =
    documented !== undefined && thrownStatus === row.status && statusesOf(documented).includes(row.status);
  // The meaning of a code is published, so it may be sent with a 5xx too.
  if (isOfStatus) return { code, meaning: documented.meaning };
  const fate = row.code === undefined ? "was left out" : `was replaced by ${describeCode(row.code)}`;
  const reason =
    documented === undefined
      ? "the profile does not list it"
      : `it belongs to ${statusesOf(documented).join(", ")}, and ${String(thrownStatus)} was thrown`;
  note(`The code ${describeCode(code)} ${fate}: ${reason}.`, "mistake");
  return row;
}

function cutCode(code: string | number, note: Note): string | number {
  if (typeof code === "number") return code;
  if (code.length > LIMITS.name) note(`The code of ${String(code.length)} characters was cut.`);
  return cutText(code, LIMITS.name);
}

function referenceOf(reference: unknown, name: "type" | "instance", note: Note): string | undefined {
  if (reference === undefined) return undefined;
  if (isUriReference(reference)) return reference;
  note(`The ${name} was left out: it is not a URI reference of at most ${String(LIMITS.name)} characters.`);
  return undefined;
}

function copyExtensions(
  extensions: unknown,
  reserved: ReadonlySet<string>,
  budget: Budget,
): Record<string, unknown> | undefined {
  if (extensions === undefined) return undefined;
  if (!isRecord(extensions)) {
    budget.note("The extensions were left out: they were not an object of members.");
    return undefined;
  }
  return copyMembers(extensions, budget, 0, (name) => {
    const isFree = !reserved.has(name);
    if (!isFree)
      budget.note(`The extension "${name}" was left out: the envelope reserves that name.`, "mistake");
    return isFree;
  });
}

/** The stack of a value, else its message, else a short description; undefined for undefined. */
export function stackOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return cutText(
    readString(value, "stack") ?? readString(value, "message") ?? describeValue(value),
    LIMITS.stack,
  );
}

/** The unreserved characters and the sub-delimiters of RFC 3986 section 2, within a class of a regular expression. */
const PLAIN = "\\w\\-.~!$&'()*+,;=";
const ENCODED = "%[\\dA-Fa-f]{2}";
const SCHEME = "(?:[A-Za-z][A-Za-z\\d+.-]*:|(?![^/?#]*:))";
const HOST = `(?:\\[[\\dA-Fa-f:.]+\\]|(?:[${PLAIN}]|${ENCODED})*)`;
const AUTHORITY = `(?://(?:(?:[${PLAIN}:]|${ENCODED})*@)?${HOST}(?::\\d*)?(?=[/?#]|$)|(?!//))`;
const PATH = `(?:[${PLAIN}:@/]|${ENCODED})*`;
const QUERY = `(?:[${PLAIN}:@/?]|${ENCODED})*`;

/** The grammar of a URI reference (RFC 3986 section 4.1). */
const URI_REFERENCE = new RegExp(`^${SCHEME}${AUTHORITY}${PATH}(?:\\?${QUERY})?(?:#${QUERY})?$`);

/**
 * Whether a value is a URI reference that is neither empty nor longer than the limit. The length comes first, since the
 * grammar of a text of megabytes exceeds the stack and throws.
 */
export function isUriReference(value: unknown): value is string {
  return (
    typeof value === "string" && value !== "" && value.length <= LIMITS.name && URI_REFERENCE.test(value)
  );
}
