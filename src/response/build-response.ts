import { isPromise } from "node:util/types";
import { flatErrorCode, nestedErrorCode } from "../envelopes/error-code";
import type { Envelope, Problem } from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import { brandOf, type HttpError } from "../errors/http-error";
import type { Note } from "../mappers/mapping";
import { answeredStatus, type Profile } from "../profiles/profile";
import { ignoreRejection, readProperty, readString } from "../untrusted";
import { errorHeaders } from "./headers";
import { isExposed, toProblem } from "./problem-of-error";

/** What the client receives. */
export interface ErrorResponse {
  /** The status of the answer; the profile lists it. */
  readonly status: number;
  /** The status that the error was thrown with. */
  readonly originalStatus: number;
  /** The documented reason text. */
  readonly reason: string;
  /** The headers in the order they are set; of two of one name the later wins, but Vary is added to. */
  readonly headers: readonly HeaderPair[];
  /** The `WWW-Authenticate` to be set where nothing else has set one; absent where none is needed. */
  readonly challenge?: string | undefined;
  /** The body, JSON. */
  readonly body: string;
}

/** The name of a header and its value; a list is sent as one header for each of its values. */
export type HeaderPair = readonly [name: string, value: string | readonly string[]];

/** The row that answers one status, with all that is constant for it made once. */
export interface AnswerRow {
  readonly status: number;
  readonly reason: string;
  readonly meaning: string;
  readonly code: string | undefined;
  readonly type: string;
  readonly templates: BodyTemplates;
}

/** The rows by the status that was thrown: every status of an error has one. */
interface AnswerRows {
  get(thrown: number): AnswerRow;
}

/** What the answers of one error handler have in common. */
export interface Answers {
  readonly rows: AnswerRows;
  readonly envelope: Envelope;
  readonly challenge: string | undefined;
  readonly debug: boolean;
}

/** What {@link prepareAnswers} takes: the options of a handler that its answers depend on. */
export interface AnswerOptions extends Omit<Answers, "rows"> {
  readonly profile: Profile;
  readonly typeBase: string | undefined;
}

/** Makes once what is the same in every answer. */
export function prepareAnswers({ profile, typeBase, ...rest }: AnswerOptions): Answers {
  const listed = new Map<number, AnswerRow>();
  for (const [status, row] of Object.entries(profile.rows)) {
    const { reason, meaning } = row;
    const code = readString(row, "code");
    const type =
      typeBase === undefined ? "about:blank" : `${typeBase.replace(/\/+$/, "")}/${kebabCase(reason)}`;
    const told = { status: Number(status), reason, type };
    listed.set(told.status, { ...told, meaning, code, templates: prepareBodies(rest.envelope, told) });
  }
  const rows = new Map<number, AnswerRow | undefined>();
  for (let thrown = 400; thrown < 600; thrown++)
    rows.set(thrown, listed.get(answeredStatus(profile, thrown)));
  // A profile lists every status that it answers with, so each has a row.
  return { rows: rows as AnswerRows, ...rest };
}

const NO_STORE: HeaderPair = ["Cache-Control", "no-store"];
const NO_SNIFF: HeaderPair = ["X-Content-Type-Options", "nosniff"];

/**
 * What the client receives for an error: the profile decides the status and gives the words, the error adds
 * what it may say itself, the envelope gives it a shape.
 */
export function describeError(
  error: HttpError,
  answers: Answers,
  requestId: string | undefined,
  note: Note,
): ErrorResponse {
  const originalStatus = statusOf(error, note);
  const row = answers.rows.get(originalStatus);
  const { status, reason } = row;
  const exposed = isExposed(error, originalStatus, status);
  const problem = toProblem(error, { originalStatus, row, exposed, requestId, debug: answers.debug }, note);
  const { mediaType, text } = writeBody(answers.envelope, row, problem, note);
  const headers = errorHeaders(error, originalStatus, exposed, note);
  headers.push(
    ["Content-Type", mediaType],
    ["Content-Length", String(Buffer.byteLength(text))],
    NO_STORE,
    NO_SNIFF,
  );
  if (requestId !== undefined) headers.push(["X-Request-Id", requestId]);
  // A 401 must say how to authenticate (RFC 9110 section 15.5.2).
  const challenge = status === 401 ? answers.challenge : undefined;
  return { status, originalStatus, reason, headers, challenge, body: text };
}

/** The status that an error was made with, which no later assignment changes. */
function statusOf(error: HttpError, note: Note): number {
  const made = brandOf(error) ?? 500;
  const assigned = readProperty(error, "status");
  if (assigned !== made && typeof assigned === "number")
    note(
      `The status ${String(assigned)} was left out: an error keeps the one that it was made with, ${String(made)}.`,
    );
  return made;
}

/** A body as it is sent, with its media type. */
interface WrittenBody {
  readonly mediaType: string;
  readonly text: string;
}

/** The body of a problem in the shape of an envelope; one whose own envelope fails is told in a plain one. */
export function writeBody(envelope: Envelope, row: AnswerRow, problem: Problem, note: Note): WrittenBody {
  try {
    const text = fillTemplate(row, problem) ?? jsonOf(envelope, problem);
    if (text !== undefined) return { mediaType: envelope.mediaType, text };
    note("The envelope was replaced: its body is not an object.");
  } catch {
    note("The envelope was replaced: its body could not be written.");
  }
  return { mediaType: problemDetails().mediaType, text: escapeHtml(plainBody(problem)) };
}

/** Put together of texts and a number, since no object is safe to write where writing one has just failed. */
function plainBody({ type, reason, status, detail, requestId }: Problem): string {
  const id = requestId === undefined ? "" : `,"requestId":${JSON.stringify(requestId)}`;
  return `{"type":${JSON.stringify(type)},"title":${JSON.stringify(reason)},"status":${String(status)},"detail":${JSON.stringify(detail)}${id}}`;
}

/**
 * What an envelope makes of a problem, as it is sent; undefined where it is not an object.
 *
 * @throws what the envelope throws, and JSON.stringify for what it cannot tell.
 */
export function jsonOf(envelope: Envelope, problem: Problem): string | undefined {
  const body: unknown = envelope.body(problem);
  // A promise would be told as an empty object.
  ignoreRejection(body);
  const json: unknown = isPromise(body) ? undefined : JSON.stringify(body);
  return typeof json === "string" && json.startsWith("{") ? escapeHtml(json) : undefined;
}

/** Escapes what could end a script or a string if somebody puts JSON into a page; JSON reads the same. */
function escapeHtml(json: string): string {
  return json
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** A reason text as the end of an address: "Server Unavailable" is `server-unavailable`. */
export function kebabCase(reason: string): string {
  const words = reason.replaceAll("'", "").split(/[^\p{L}\p{N}]/u);
  return encodeURIComponent(
    words
      .filter((word) => word !== "")
      .join("-")
      .toLowerCase(),
  );
}

/** The members of a problem that differ between the answers of one row, where an error has no more to tell. */
type OpenMember = "detail" | "code" | "requestId";

/** The JSON of a body, cut at its open members: a piece of it, the name of a member, the next piece, and so on. */
type BodyTemplate = readonly string[];

/** The templates of a row, each at the number of its {@link shapeOf shape}. */
type BodyTemplates = readonly (BodyTemplate | undefined)[];

/** What a problem takes from its row. */
type RowMembers = Pick<Problem, "status" | "reason" | "type">;

/** Marks an open member. No reason and no type holds it, being Latin-1. */
const MARK = "\uE000";
const MARKED = new RegExp(`"${MARK}(\\w+)${MARK}"`);

/** What is safe within quotes as it is: printable ASCII that neither JSON nor a page takes for more. */
const PLAIN = /^[ !#-%'-;=?-[\]-~]*$/;

/** Writes once what all bodies of a row have in common. Another's envelope may tell two problems in two ways. */
function prepareBodies(envelope: Envelope, { status, reason, type }: RowMembers): BodyTemplates {
  // While Object.prototype is polluted, a body has members that are nobody's, and JSON may be told otherwise.
  const isConstant = OWN_ENVELOPES.has(envelope) && Object.keys(Object.prototype).length === 0;
  // Each place is set, so that none is read through a polluted Object.prototype.
  const templates: (BodyTemplate | undefined)[] = [];
  for (const code of [undefined, marked("code")]) {
    for (const requestId of [undefined, marked("requestId")]) {
      const problem = { status, reason, type, detail: marked("detail"), code, requestId };
      templates[shapeOf(problem)] = isConstant ? jsonOf(envelope, problem)?.split(MARKED) : undefined;
    }
  }
  return templates;
}

/** The body of a problem by the template that fits it, or undefined where none does. */
export function fillTemplate(row: AnswerRow, problem: Problem): string | undefined {
  const { type, issues, instance, extensions, stack, cause } = problem;
  if (type !== row.type || (issues ?? instance ?? extensions ?? stack ?? cause) !== undefined)
    return undefined;
  const template = row.templates[shapeOf(problem)];
  if (template === undefined) return undefined;
  let text = "";
  let isOpen = false;
  for (const piece of template) {
    text += isOpen ? quote(String(problem[piece as OpenMember])) : piece;
    isOpen = !isOpen;
  }
  return text;
}

/** Which members a body has beside those that all have. */
function shapeOf({ code, requestId }: Problem): number {
  return (code === undefined ? 0 : 1) + (requestId === undefined ? 0 : 2);
}

function marked(member: OpenMember): string {
  return MARK + member + MARK;
}

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeHtml(JSON.stringify(text));
}

/** The envelopes of this package, which make the same body of the same problem each time. */
const OWN_ENVELOPES: ReadonlySet<Envelope> = new Set([
  problemDetails(),
  nestedErrorCode(),
  nestedErrorCode({ aliases: true }),
  flatErrorCode(),
]);
