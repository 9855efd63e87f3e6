import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Note } from "../mappers/mapping";
import { isFieldValue } from "../response/headers";
import { ignoreRejection, readProperty, readString } from "../untrusted";

/**
 * Supplies the id of a request: `false` for none, a function for one of your own.
 *
 * @example
 * ```ts
 * const shortId: RequestIdOption = () => crypto.randomUUID().slice(0, 8);
 * ```
 */
export type RequestIdOption =
  | false
  | {
      /** Returns the id. It is the type of a method, so that its parameters may be typed as those of Express. */
      supply(req: IncomingMessage, res: ServerResponse): string;
    }["supply"];

/** What a client may choose itself without harm to a log or a header. */
const CLIENT_ID = /^[\w.:-]{1,128}$/;

/**
 * The id of a request: that of the option, else what the server has given it already, else what the client
 * sent, else a UUID.
 */
export function requestIdOf(
  option: RequestIdOption | undefined,
  req: IncomingMessage,
  res: ServerResponse,
  note: Note,
): string | undefined {
  if (option === false) return undefined;
  return supplied(option, req, res, note) ?? given(req, res) ?? sent(req) ?? randomUUID();
}

function supplied(
  option: RequestIdOption | undefined,
  req: IncomingMessage,
  res: ServerResponse,
  note: Note,
) {
  if (typeof option !== "function") return undefined;
  try {
    const returned: unknown = option(req, res);
    const id = serverId(returned);
    if (id !== undefined) return id;
    ignoreRejection(returned);
    note("The function requestId returned no text that a header can carry; another id was taken.");
  } catch {
    note("The function requestId threw; another id was taken.");
  }
  return undefined;
}

function given(req: IncomingMessage, res: ServerResponse): string | undefined {
  return serverId(readProperty(req, "id")) ?? serverId(headerOf(res));
}

function sent(req: IncomingMessage): string | undefined {
  const id = readString(readProperty(req, "headers"), "x-request-id");
  return id !== undefined && CLIENT_ID.test(id) ? id : undefined;
}

function headerOf(res: ServerResponse): unknown {
  try {
    return res.getHeader("x-request-id");
  } catch {
    return undefined;
  }
}

/** An id of the server's own: pino-http and others count requests with numbers. */
function serverId(id: unknown): string | undefined {
  if (Number.isFinite(id)) return String(id);
  // The space around a value is no part of it, and header and body must tell the same.
  return isFieldValue(id) && id.trim() !== "" ? id.trim() : undefined;
}
