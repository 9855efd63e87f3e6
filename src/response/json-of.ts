import { isPromise } from "node:util/types";
import type { Envelope } from "../envelopes/envelope";
import type { Problem } from "../envelopes/problem";
import { ignoreRejection } from "../values/ignore-rejection";
import { escapeHtml } from "./escape-html";

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
