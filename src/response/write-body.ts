import { isPromise } from "node:util/types";
import type { Envelope } from "../envelopes/envelope";
import type { Problem } from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import type { Note } from "../foreign/mapper";
import { ignoreRejection } from "../values/ignore-rejection";

/** A body as it is sent, with its media type. */
export interface WrittenBody {
  readonly mediaType: string;
  readonly text: string;
}

/** The body of a problem in the shape of an envelope; one whose own envelope fails is told in a plain one. */
export function writeBody(envelope: Envelope, problem: Problem, note: Note): WrittenBody {
  try {
    const body: unknown = envelope.body(problem);
    // A promise would be told as an empty object.
    ignoreRejection(body);
    const text: unknown = isPromise(body) ? undefined : JSON.stringify(body);
    if (typeof text === "string" && text.startsWith("{"))
      return { mediaType: envelope.mediaType, text: escapeHtml(text) };
    note("The envelope was replaced: its body is not an object.");
  } catch {
    note("The envelope was replaced: its body could not be written.");
  }
  return { mediaType: problemDetails().mediaType, text: escapeHtml(plainBody(problem)) };
}

/** Put together of texts and a number, since no object is safe to write where writing one has just failed. */
function plainBody({ type, reason, status, detail }: Problem): string {
  return `{"type":${JSON.stringify(type)},"title":${JSON.stringify(reason)},"status":${String(status)},"detail":${JSON.stringify(detail)}}`;
}

const UNSAFE_IN_HTML = /[<>&\u2028\u2029]/;

/** Escapes what could end a script or a string if somebody puts the body into a page; JSON reads the same. */
function escapeHtml(json: string): string {
  // Most bodies hold none, and to test is cheaper than to replace nothing.
  if (!UNSAFE_IN_HTML.test(json)) return json;
  return json.replace(
    new RegExp(UNSAFE_IN_HTML, "g"),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
