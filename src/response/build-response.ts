import { isPromise } from "node:util/types";
import { PROBLEM_MEMBERS, problemDetails } from "../envelopes/problem-details";
import type { Codes, Envelope, Problem } from "../envelopes/problem";
import { brandOf, ignoredOf, type HttpError } from "../errors/http-error";
import { standardPhrase } from "../errors/status-phrases";
import type { Note } from "../mappers/mapping";
import { isCode } from "../profiles/codes";
import { problemType } from "../profiles/problem-type";
import { answeredStatus, type Profile } from "../profiles/profile";
import {
  hasOwnNames,
  ignoreRejection,
  isToJsonPolluted,
  readProperty,
  withoutInheritedToJson,
} from "../untrusted";
import { errorHeaders, type HeaderPair } from "./error-headers";
import { isExposed, problemOfError, type ProblemRow } from "./problem-of-error";

/** What the client receives. */
export interface ErrorResponse {
  /** The status of the answer; the profile lists it. */
  readonly status: number;
  /** The status that the error was thrown with. */
  readonly thrownStatus: number;
  /** The phrase of the status line: the documented reason, unless the line cannot carry it. */
  readonly reason: string;
  /**
   * The headers in the order they are set. A later header replaces an earlier one of the same name; `Vary` and `Connection`
   * are added to.
   */
  readonly headers: readonly HeaderPair[];
  /** The `WWW-Authenticate` to set if nothing else has set one; absent if none is needed. */
  readonly challenge?: string | readonly string[] | undefined;
  /** The media type of the body. */
  readonly mediaType: string;
  /** The body: JSON, or the page of the option `html`. */
  readonly body: string;
  /** What the body says, before the envelope gave it a shape. */
  readonly problem: Problem;
}

/** The settings of an error handler that its responses depend on. */
export interface ResponseOptions {
  readonly profile: Profile;
  readonly envelope: Envelope;
  readonly typeBase?: string | undefined;
  readonly challenge?: string | readonly string[] | undefined;
  readonly debug?: boolean | undefined;
  /** Whether the answers depend on what the client accepts. */
  readonly variesByAccept?: boolean | undefined;
  /** The name of the header with the request id. */
  readonly requestIdHeader?: string | undefined;
}

/** The same, prepared once for all responses of a handler. */
export interface ResponsePlan {
  /** The row that answers a thrown status, from 400 to 599. */
  readonly rowOf: (thrownStatus: number) => PlannedRow;
  readonly codes: Codes | undefined;
  readonly envelope: Envelope;
  readonly mediaType: string;
  readonly challenge: string | readonly string[] | undefined;
  readonly debug: boolean;
  readonly variesByAccept: boolean;
  readonly requestIdHeader: string;
  readonly reserved: ReadonlySet<string>;
  readonly profileName: string;
  /** Whether the profile names the row that answers a status that it does not list. */
  readonly isNamedFallback: (thrownStatus: number) => boolean;
}

/** A row with the phrase of its status line. */
type PlannedRow = ProblemRow & { readonly phrase: string };

const NO_STORE: HeaderPair = ["Cache-Control", "no-store"];
const VARY: HeaderPair = ["Vary", "Accept"];
const NO_SNIFF: HeaderPair = ["X-Content-Type-Options", "nosniff"];

/** The rows by the status that was thrown: each from 400 to 599 has one. */
interface AnsweringRows {
  get(thrownStatus: number): PlannedRow;
}

/** Prepares what is the same in every response. */
export function planResponses(options: ResponseOptions): ResponsePlan {
  const { profile, envelope, typeBase, challenge, debug = false, variesByAccept = false } = options;
  const { mediaType } = envelope;
  const listed = new Map<number, PlannedRow>();
  for (const [key, row] of Object.entries(profile.rows)) {
    const status = Number(key);
    const { reason, meaning } = row;
    const code = readProperty(row, "code");
    listed.set(status, {
      status,
      reason,
      phrase: STATUS_LINE.test(reason) ? reason : standardPhrase(status),
      meaning,
      code: isCode(code) ? code : undefined,
      type: typeBase === undefined ? "about:blank" : problemType(profile.rows, { status, reason }, typeBase),
    });
  }
  const answering = new Map<number, PlannedRow | undefined>();
  for (let thrown = 400; thrown < 600; thrown++) {
    answering.set(thrown, listed.get(answeredStatus(profile, thrown)));
  }
  // answeredStatus returns only what the profile lists.
  const rows = answering as AnsweringRows;
  return {
    rowOf: (thrownStatus) => rows.get(thrownStatus),
    codes: profile.codes,
    envelope,
    mediaType,
    // A copy: a list that the application changes later changes no answer.
    challenge: typeof challenge === "object" ? [...challenge] : challenge,
    debug,
    variesByAccept,
    requestIdHeader: options.requestIdHeader ?? "X-Request-Id",
    reserved: reservedBy(envelope),
    profileName: profile.name,
    isNamedFallback: (thrownStatus) => Object.hasOwn(profile.fallbacks, thrownStatus),
  };
}

/** RFC 9457 reserves its members in every body of its media type. */
function reservedBy({ mediaType, reserved }: Envelope): ReadonlySet<string> {
  if (reserved !== undefined) return new Set(reserved);
  return /^application\/problem\+json\b/i.test(mediaType) ? PROBLEM_MEMBERS : new Set();
}

/** What a status line can carry: visible ASCII, spaces, tabs and obs-text (RFC 9112 section 4). */
const STATUS_LINE = /^[\t\x20-\x7e\x80-\xff]+$/;

/**
 * What the client receives for an error. The profile decides the status and gives the texts, the error adds what
 * may be sent of it, the envelope gives the body its shape.
 */
export function buildResponse(
  error: HttpError,
  plan: ResponsePlan,
  requestId: string | undefined,
  note: Note,
  thrown: unknown = error,
): ErrorResponse {
  const thrownStatus = statusOf(error, note);
  const row = plan.rowOf(thrownStatus);
  const { status, phrase: reason } = row;
  if (status !== thrownStatus) noteFallback(thrownStatus, status, plan, note);
  for (const sentence of ignoredOf(error)) note(sentence, "mistake");
  const exposed = isExposed(error, thrownStatus, status);
  const { codes, reserved } = plan;
  const debugged = plan.debug ? { thrown } : undefined;
  const problem = problemOfError(
    error,
    { thrownStatus, row, codes, exposed, requestId, debugged, reserved },
    note,
  );
  const { mediaType, body } = writeBody(plan, problem, note);
  const { requestIdHeader } = plan;
  const headers = errorHeaders(error, { status, exposed, requestIdHeader }, note);
  headers.push(
    ["Content-Type", mediaType],
    ["Content-Length", String(Buffer.byteLength(body))],
    NO_STORE,
    NO_SNIFF,
  );
  if (plan.variesByAccept) headers.push(VARY);
  if (requestId !== undefined) headers.push([requestIdHeader, requestId]);
  // A 401 must say how to authenticate (RFC 9110 section 15.5.2).
  const challenge = status === 401 ? plan.challenge : undefined;
  return { status, thrownStatus, reason, headers, challenge, mediaType, body, problem };
}

/** The status that an error was made with; assigning another one later does not change it. */
function statusOf(error: HttpError, note: Note): number {
  const made = brandOf(error) ?? 500;
  const [status, statusCode] = [readProperty(error, "status"), readProperty(error, "statusCode")];
  const assigned = [status, statusCode].find((one): one is number => typeof one === "number" && one !== made);
  if (assigned !== undefined) {
    note(
      `The assigned status ${String(assigned)} was ignored: an error keeps the status that it was made with, ${String(made)}.`,
      // http-errors assigns both to what a `verify` function of body-parser throws.
      hasOwnNames(error, ["statusCode"]) && status === statusCode ? undefined : "mistake",
    );
  }
  return made;
}

function noteFallback(thrownStatus: number, status: number, plan: ResponsePlan, note: Note): void {
  note(
    `The profile "${plan.profileName}" does not list ${String(thrownStatus)}, so ${String(status)} was sent.`,
    plan.isNamedFallback(thrownStatus) ? undefined : "mistake",
  );
}

/** The body in the shape of the envelope. If the envelope fails, plain problem details replace its body. */
function writeBody(
  { envelope, mediaType }: ResponsePlan,
  problem: Problem,
  note: Note,
): Pick<ErrorResponse, "mediaType" | "body"> {
  try {
    const body = jsonOf(envelope, problem);
    if (body !== undefined) return { mediaType, body };
    note("The envelope was replaced: its body is not an object.", "mistake");
  } catch {
    note("The envelope was replaced: its body could not be written.", "mistake");
  }
  return { mediaType: problemDetails().mediaType, body: escapeJsonForHtml(plainBody(problem)) };
}

/** The JSON of the envelope's body, or undefined if that is not an object. */
function jsonOf(envelope: Envelope, problem: Problem): string | undefined {
  const body: unknown = envelope.body(problem);
  if (isPromise(body)) {
    // JSON.stringify would write it as an empty object.
    ignoreRejection(body);
    return undefined;
  }
  const json: unknown = JSON.stringify(isToJsonPolluted() ? withoutInheritedToJson(body) : body);
  return typeof json === "string" && json.startsWith("{") ? escapeJsonForHtml(json) : undefined;
}

/** Built from texts and a number, since no object is safe to write where writing one has just failed. */
function plainBody({ type, reason, status, detail, requestId }: Problem): string {
  const id = requestId === undefined ? "" : `,"requestId":${JSON.stringify(requestId)}`;
  return `{"type":${JSON.stringify(type)},"title":${JSON.stringify(reason)},"status":${String(status)},"detail":${JSON.stringify(detail)}${id}}`;
}

/** What {@link escapeJsonForHtml} escapes. */
const UNSAFE_IN_HTML = /[<>&\u2028\u2029]/;

/** Escapes what could end a script or a string if somebody puts the JSON into a page; its value is the same. */
function escapeJsonForHtml(json: string): string {
  if (!UNSAFE_IN_HTML.test(json)) return json;
  return json
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
