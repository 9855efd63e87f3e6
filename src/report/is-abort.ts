import { readProperty, readString } from "../untrusted";

/** The codes of errors that say no more than that a connection was closed or that work was given up. */
const ABORT_CODES: ReadonlySet<string> = new Set([
  "ABORT_ERR",
  "ABORTED",
  "ECONNABORTED",
  "ECONNRESET",
  "EPIPE",
  "ERR_ABORTED",
  "ERR_CANCELED",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_STREAM_UNABLE_TO_PIPE",
  "UND_ERR_ABORTED",
]);

/** The names of such errors whose code differs, as that of a `DOMException` does. */
const ABORT_NAMES: ReadonlySet<string> = new Set(["AbortError", "CanceledError", "CancelError"]);

/** The most errors of a chain that are looked at. */
const CAUSES = 4;

/**
 * Whether an error says no more than that a connection was closed or that work was given up. A handler whose client has
 * left gets such an error, so it is not a failure of the server. Of a cause only the name counts: a connection
 * with such a code can be that of a database.
 */
export function isAbort(error: unknown): boolean {
  if (ABORT_CODES.has(readString(error, "code") ?? "")) return true;
  let current = error;
  for (let depth = 0; depth < CAUSES && current !== undefined; depth++) {
    if (ABORT_NAMES.has(readString(current, "name") ?? "")) return true;
    current = readProperty(current, "cause");
  }
  return false;
}
