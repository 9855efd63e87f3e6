import { brandOf } from "../errors/brand";
import type { HttpError } from "../errors/http-error";
import type { Note } from "../foreign/mapper";
import { readProperty } from "../values/read-property";
import type { Answers } from "./answers";
import { errorHeaders } from "./error-headers";
import type { ErrorResponse, HeaderPair } from "./error-response";
import { isExposed } from "./is-exposed";
import { toProblem } from "./to-problem";
import { writeBody } from "./write-body";

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
