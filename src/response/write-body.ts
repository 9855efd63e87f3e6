import type { Envelope } from "../envelopes/envelope";
import type { Problem } from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import type { Note } from "../foreign/mapper";
import type { AnswerRow } from "./answers";
import { fillTemplate } from "./body-template";
import { escapeHtml } from "./escape-html";
import { jsonOf } from "./json-of";

/** A body as it is sent, with its media type. */
export interface WrittenBody {
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
