import { definitionError } from "../errors/configuration-error";
import type { Issue } from "../errors/error-options";
import { describeValue, isArray, isObject, isText } from "../untrusted";

/**
 * What an answer says about an error, before an envelope gives it a shape. All of it may be sent.
 *
 * @example
 * ```ts
 * const bodyOf = ({ status, reason, detail }: Problem): object => ({ status, error: reason, message: detail });
 * ```
 */
export interface Problem {
  /** The status of the answer, e.g. `404`. */
  readonly status: number;
  /** The documented reason text of the status, e.g. `"Not Found"`. */
  readonly reason: string;
  /** The message of the error, or the meaning of the status if there is no message or it must not be sent. */
  readonly detail: string;
  /** The problem type, a URI reference; `about:blank` if the status says all (RFC 9457 section 3.1.1). */
  readonly type: string;
  /** The error's code, else that of the profile's row, e.g. `"KMS.0207"`; absent if neither has one. */
  readonly code?: string | number | undefined;
  /** What is wrong with the input, 100 issues at most; absent if there are none. */
  readonly issues?: readonly Issue[] | undefined;
  /** How many issues there were; present only if more than `issues` holds. */
  readonly issueCount?: number | undefined;
  /** The URI reference of this one occurrence; absent if the error has none. */
  readonly instance?: string | undefined;
  /** Further members of the body, none with the name of a standard one; absent if there are none. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** The request id; absent if it is turned off. */
  readonly requestId?: string | undefined;
  /** The stack of what was thrown; present only with the option `debug`. */
  readonly stack?: string | undefined;
  /** The stack of its cause; present only with the option `debug`. */
  readonly cause?: string | undefined;
}

/**
 * One line of a published table.
 *
 * @example
 * ```ts
 * const row: Row = { reason: "Not Found", meaning: "There is no such parcel.", code: "PCL.404" };
 * ```
 */
export interface Row {
  /** The reason text: title of the body, phrase of the HTTP/1.1 status line, e.g. `"Not Found"`. */
  readonly reason: string;
  /** The documented explanation, e.g. `"No such parcel."`: the detail if the error has no message. */
  readonly meaning: string;
  /** The code of an error that has none, e.g. `"PCL.404"`; required if the envelope needs a code. */
  readonly code?: string | number | undefined;
  /**
   * The name of the error class in `profile.errors`, e.g. `"NoSuchParcel"`; otherwise it is made of the reason.
   * Required if the reason has no letters with an upper and a lower case.
   */
  readonly className?: string | undefined;
}

/**
 * A published table: rows by status.
 *
 * @example
 * ```ts
 * const rows = {
 *   400: { reason: "Bad Order", meaning: "The order cannot be read." },
 *   500: { reason: "Kitchen Fire", meaning: "It is our fault." },
 * } as const satisfies Rows;
 * ```
 */
export type Rows = Readonly<Record<number, Row>>;

/**
 * One error code of a published catalogue.
 *
 * @example
 * ```ts
 * const code: DocumentedCode = {
 *   status: 404,
 *   meaning: "There is no such parcel.",
 *   remedy: "Check the parcel number.",
 *   href: "https://example.com/codes#PCL.0207",
 * };
 * ```
 */
export interface DocumentedCode {
  /** The status that the code belongs to, one of the table; a list if it belongs to several, the usual one first. */
  readonly status: number | readonly number[];
  /** What the code means, in a sentence: the message of an error that is made of the code without one. */
  readonly meaning: string;
  /** What the client should do about it. It is published with the code and not sent. */
  readonly remedy?: string | undefined;
  /** The address of the page about the code. It is published with the code and not sent. */
  readonly href?: string | undefined;
}

/**
 * A published catalogue: error codes, each with its status and meaning, by code.
 *
 * @example
 * ```ts
 * const codes = {
 *   "PCL.0207": { status: 404, meaning: "There is no such parcel." },
 *   "PCL.0209": { status: 400, meaning: "The parcel is locked." },
 * } as const satisfies Codes;
 * ```
 */
export type Codes = Readonly<Record<string | number, DocumentedCode>>;

/**
 * What is documented of the bodies of one row: its status, its texts and its codes.
 *
 * @example
 * ```ts
 * const row: SchemaRow = { status: 404, reason: "Not Found", meaning: "There is no such parcel.", codes: ["PCL.404"] };
 * ```
 */
export interface SchemaRow extends Row {
  /** The status of the row, e.g. `404`. */
  readonly status: number;
  /** The only codes that its bodies have, as texts; empty if they have none. Absent if a body can have any code. */
  readonly codes?: readonly string[] | undefined;
  /**
   * Whether a problem has a request id.
   *
   * @default true
   */
  readonly requestId?: boolean | undefined;
}

/**
 * A JSON Schema (draft 2020-12).
 *
 * @example
 * ```ts
 * const schema: JsonSchema = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
 * ```
 */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The shape of the JSON body and its media type. Implement it for a shape of your own.
 *
 * @example
 * ```ts
 * const plain: Envelope = {
 *   mediaType: "application/json",
 *   requiresCode: false,
 *   body: (problem) => ({ message: problem.detail }),
 * };
 * ```
 */
export interface Envelope {
  /** The media type of the body, the value of `Content-Type`, e.g. `"application/json"`. */
  readonly mediaType: string;
  /** Whether a body needs a code, so that every error row of a profile must have one. */
  readonly requiresCode: boolean;
  /**
   * The names of the body's own members, which no extension may have, e.g. `["message"]`.
   *
   * @default those of RFC 9457 for the media type `application/problem+json`, else none
   */
  readonly reserved?: readonly string[] | undefined;
  /** The body of one answer, to be written as JSON, e.g. `{ message: problem.detail }`. Nothing is added to it. */
  body(problem: Problem): object;
  /**
   * The schema of the bodies of a row, for documents such as OpenAPI. If it has an `allOf` whose first schema is the
   * same for every row, that one is documented once, e.g. `{ allOf: [SHARED, { properties: { code: { enum: row.codes }
   * } }] }`.
   *
   * @default none: the bodies are documented as objects
   */
  schema?(row: SchemaRow): JsonSchema;
  /**
   * What a body says, for clients: the inverse of `body`. A member that is missing or of the wrong type is left out.
   *
   * @default none: a client reads only the status
   */
  read?(body: object): Partial<Problem>;
}

/** What a header can carry on one line (RFC 9110 section 8.3). */
const MEDIA_TYPE = /^[\x20-\x7e]+$/;

/** Checks that an envelope has what {@link Envelope} says. */
export function checkEnvelope(subject: string, envelope: Envelope): void {
  const received: unknown = envelope;
  const isEnvelope =
    isObject(envelope) &&
    isText(envelope.mediaType) &&
    MEDIA_TYPE.test(envelope.mediaType) &&
    typeof envelope.requiresCode === "boolean" &&
    typeof envelope.body === "function" &&
    (envelope.reserved === undefined || (isArray(envelope.reserved) && envelope.reserved.every(isText))) &&
    (envelope.schema === undefined || typeof envelope.schema === "function") &&
    (envelope.read === undefined || typeof envelope.read === "function");
  if (isEnvelope) return;
  throw definitionError(
    "wrong-option",
    `${subject} needs an envelope with mediaType, requiresCode and body, but received ${describeValue(received)}`,
    typeof received === "function"
      ? `Pass what ${received.name}() returns`
      : "Call problemDetails(), nestedErrorCode() or flatErrorCode(), or implement Envelope",
  );
}

/** The most issues that one sentence lists. */
const MAX_ISSUES = 3;

/**
 * The detail of a problem with its first three issues, for an envelope that has no place for a list.
 *
 * @example
 * ```ts
 * const body = (problem: Problem): object => ({ message: detailWithIssues(problem) });
 * ```
 */
export function detailWithIssues({ detail, issues, issueCount }: Problem): string {
  if (issues === undefined) return detail;
  const shown = issues.slice(0, MAX_ISSUES).map((issue) => `${issue.pointer}: ${issue.detail}`);
  const more = (issueCount ?? issues.length) - shown.length;
  if (more > 0) shown.push(`and ${String(more)} more`);
  return `${detail} (${shown.join("; ")})`;
}

/** The members of a body whose types are those that are wanted; no others. */
export function readMembers<Member extends keyof Problem>(
  body: object,
  wanted: Readonly<Record<string, readonly [member: Member, isValid: (value: unknown) => boolean]>>,
): Partial<Problem> {
  const known = Object.entries(wanted).flatMap(([name, [member, isValid]]) => {
    const value: unknown = Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
    return isValid(value) ? [[member, value]] : [];
  });
  return Object.fromEntries(known) as Partial<Problem>;
}

/** Whether a value is a text, which may be empty. */
export function isString(value: unknown): boolean {
  return typeof value === "string";
}
