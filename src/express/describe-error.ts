import type { IncomingMessage, ServerResponse } from "node:http";
import type { Problem } from "../envelopes/problem";
import { toHttpError, type MappedError } from "../mappers/to-http-error";
import type { Note } from "../mappers/mapping";
import { buildResponse, type ErrorResponse } from "../response/build-response";
import { joinNames } from "../response/error-headers";
import { withPage } from "./html-page";
import type { Settings } from "./options";
import { newRequestId, requestIdOf, serverId } from "./request";

/** An error can hold any number of things that are left out, and each would be a note. */
const MAX_NOTES = 64;

/** The sentences of one report: all of them, and those about mistakes of the program. */
export interface Notes {
  readonly notes: string[];
  readonly mistakes: string[];
  readonly note: Note;
}

export function collectNotes(): Notes {
  const notes: string[] = [];
  const mistakes: string[] = [];
  const note: Note = (sentence, kind) => {
    if (kind === "mistake" && mistakes.length < MAX_NOTES && !mistakes.includes(sentence))
      mistakes.push(sentence);
    if (notes.length === MAX_NOTES || notes.includes(sentence)) return;
    notes.push(notes.length === MAX_NOTES - 1 ? "Further notes were left out." : sentence);
  };
  return { notes, mistakes, note };
}

/** The error of ours for a thrown value, the mapper that made it, the request id, and what the client receives. */
export interface Described extends MappedError {
  readonly requestId: string | undefined;
  readonly response: ErrorResponse;
}

/**
 * Describes what a failed request is answered with. Sends nothing and never throws: whatever fails on the way, there is
 * the 500 that was made at set-up.
 */
export function describeFailure(
  thrown: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  settings: Settings,
  note: Note,
): Described {
  try {
    return tryToDescribe(thrown, req, res, settings, note);
  } catch {
    note("The response was replaced by a bare 500: it could not be made.");
    return { requestId: undefined, ...settings.lastResort };
  }
}

function tryToDescribe(
  thrown: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  settings: Settings,
  note: Note,
): Described {
  const requestId = requestIdOf(settings.requestId, req, res, note);
  const { httpError, mapper } = toHttpError(thrown, settings.mappers, note, { req });
  if (mapper === undefined && httpError !== thrown) noteUnusedStatusOf(res, note);
  const response = buildResponse(httpError, settings.plan, requestId, note, thrown);
  const { html } = settings;
  return {
    httpError,
    mapper,
    requestId,
    response: html === undefined ? response : withPage(response, html, req, note),
  };
}

/** `res.status(404); throw new Error("…")` is the habit of many applications. */
function noteUnusedStatusOf(res: ServerResponse, note: Note): void {
  const { statusCode, headersSent } = res;
  if (headersSent || !(statusCode >= 400)) return;
  note(
    `The status ${String(statusCode)} that was set on the response was not used: throw an error of that status. ` +
      "See docs/migrating.md of express-error-profiles.",
    "mistake",
  );
}

/**
 * What {@link ErrorHandler.describe} takes in addition to the error.
 *
 * @example
 * ```ts
 * const context: DescribeContext = { requestId: "7f3a" };
 * ```
 */
export interface DescribeContext {
  /**
   * The request id to send; one that a header cannot carry is not used.
   *
   * @default that of the request, else a UUID; none with `requestId: false`
   *
   * @example
   * ```ts
   * errorHandler().describe(error, { requestId: "7f3a" });
   * ```
   */
  requestId?: string | undefined;
  /**
   * The request that failed, for its id and for mappers that look at it.
   *
   * @default none
   *
   * @example
   * ```ts
   * errorHandler().describe(error, { req });
   * ```
   */
  req?: IncomingMessage | undefined;
}

/**
 * What {@link errorHandler} would send for an error.
 *
 * @example
 * ```ts
 * const { status, body }: DescribedError = errorHandler().describe(new NotFound());
 * ```
 */
export interface DescribedError {
  /** The status; the profile lists it. */
  readonly status: number;
  /** The documented reason text. */
  readonly reason: string;
  /** The headers by the names under which they are sent, `WWW-Authenticate` of a 401 included. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** The media type of the body. */
  readonly mediaType: string;
  /** The body, JSON. */
  readonly body: string;
  /** What the body says, before the envelope gave it a shape. */
  readonly problem: Problem;
}

/** Describes an error without a response to send it with. */
export function describeError(thrown: unknown, context: DescribeContext, settings: Settings): DescribedError {
  const { note } = collectNotes();
  const { req } = context;
  const requestId =
    serverId(context.requestId) ??
    (req === undefined
      ? newRequestId(settings.requestId, note)
      : requestIdOf(settings.requestId, req, undefined, note));
  const { httpError } = toHttpError(thrown, settings.mappers, note, { req });
  const response = buildResponse(httpError, settings.plan, requestId, note, thrown);
  const { status, reason, mediaType, body, problem } = response;
  return { status, reason, headers: headersOf(response), mediaType, body, problem };
}

/** The headers as an object. Of two of one name the later replaces the earlier, but `Vary` is added to. */
function headersOf({ headers, challenge }: ErrorResponse): DescribedError["headers"] {
  const byName = new Map<string, [string, string | readonly string[]]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    byName.set(key, [name, key === "vary" ? joinNames([byName.get(key)?.[1] ?? [], value]) : value]);
  }
  if (challenge !== undefined && !byName.has("www-authenticate")) {
    byName.set("www-authenticate", ["WWW-Authenticate", challenge]);
  }
  return Object.fromEntries(byName.values());
}
