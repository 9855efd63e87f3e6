import type { IncomingMessage } from "node:http";
import type { Problem } from "../envelopes/problem";
import type { Note } from "../mappers/mapping";
import type { ErrorResponse } from "../response/build-response";
import type { HeaderPair } from "../response/error-headers";
import { describeValue, ignoreRejection, readProperty, readString } from "../untrusted";
import { asksForPage } from "./accept";

/**
 * Returns the HTML page of a problem. Escape what you put into it: the texts of a problem can hold what the client sent.
 *
 * @example
 * ```ts
 * const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
 * const page: HtmlOption = ({ status, detail }) =>
 *   `<!doctype html><title>${String(status)}</title><p>${escape(detail)}</p>`;
 * ```
 */
export type HtmlOption = {
  /** Takes the problem. It is the type of a method, so that its parameters may be typed as those of Express. */
  page(problem: Problem, req: IncomingMessage): string;
}["page"];

/** A page of an error needs no script, and what it says of the request must not become one. */
const POLICY: HeaderPair = ["Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"];

/** The response as the page of the option `html` where the request asks for one; it stays JSON if there is no page. */
export function withPage(
  response: ErrorResponse,
  html: HtmlOption,
  req: IncomingMessage,
  note: Note,
): ErrorResponse {
  const accept = readProperty(readProperty(req, "headers"), "accept");
  if (!asksForPage(accept, response.mediaType)) return response;
  const body = pageOf(response.problem, html, req, note);
  if (body === undefined) return response;
  const mediaType = "text/html; charset=utf-8";
  const headers: HeaderPair[] = [
    ...response.headers,
    ["Content-Type", mediaType],
    ["Content-Length", String(Buffer.byteLength(body))],
    POLICY,
  ];
  return { ...response, mediaType, body, headers };
}

function pageOf(problem: Problem, html: HtmlOption, req: IncomingMessage, note: Note): string | undefined {
  try {
    const page: unknown = html(problem, req);
    if (typeof page === "string") return page;
    ignoreRejection(page);
    note(`JSON was sent instead of a page: the option html returned ${describeValue(page)}.`, "mistake");
  } catch (error) {
    const reason = readString(error, "message") ?? describeValue(error);
    note(`JSON was sent instead of a page: the option html threw: ${reason}`, "mistake");
  }
  return undefined;
}
