import { readProperty, readString } from "../values/read-property";

/** Why an upstream gave no answer. */
export type NetworkFailure = "refused" | "timed out" | "failed";

/** The codes of Node, undici and axios; where a library wraps another one's error, its cause has the code. */
const CODES: ReadonlyMap<string, NetworkFailure> = new Map([
  ["ECONNABORTED", "timed out"],
  ["ECONNREFUSED", "refused"],
  ["ECONNRESET", "failed"],
  ["EPIPE", "failed"],
  ["ESOCKETTIMEDOUT", "timed out"],
  ["ETIMEDOUT", "timed out"],
  ["UND_ERR_BODY_TIMEOUT", "timed out"],
  ["UND_ERR_CONNECT_TIMEOUT", "timed out"],
  ["UND_ERR_HEADERS_TIMEOUT", "timed out"],
]);

/** A chain of causes is short; a hostile one can be endless. */
const MAX_CAUSES = 6;

/** Why there was no answer, as the error or the nearest of its causes that knows says it. */
export function networkFailure(error: unknown): NetworkFailure {
  let current = error;
  for (let count = 0; count < MAX_CAUSES && current !== undefined; count++) {
    // The code goes first: the AWS SDK gives the name TimeoutError to a connection that was reset, too.
    const failure = CODES.get(readString(current, "code") ?? "");
    if (failure !== undefined) return failure;
    if (readString(current, "name") === "TimeoutError") return "timed out";
    current = readProperty(current, "cause");
  }
  return "failed";
}
