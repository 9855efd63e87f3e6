import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Note } from "../mappers/mapping";
import { isFilledValue } from "../response/error-headers";
import { ignoreRejection, readProperty, readString } from "../untrusted";

/**
 * Where the id of a request comes from: `false` for none, a function that returns it, or another name for the
 * header `X-Request-Id`, in requests and responses.
 *
 * @example
 * ```ts
 * const shortId: RequestIdOption = () => crypto.randomUUID().slice(0, 8);
 * const renamed: RequestIdOption = { header: "Request-Id" };
 * ```
 */
export type RequestIdOption =
  | false
  | {
      /** The name of the header, e.g. `"Request-Id"`. */
      readonly header: string;
    }
  | {
      /** Returns the id. It is the type of a method, so that its parameters may be typed as those of Express. */
      supply(req: IncomingMessage, res: ServerResponse): string;
    }["supply"];

/** What a client may choose itself without harm to a log or a header. */
const CLIENT_ID = /^[\w.:-]{1,128}$/;

/** The name of the header of the id. */
export function requestIdHeader(option: RequestIdOption | undefined): string {
  return typeof option === "object" ? option.header : "X-Request-Id";
}

/**
 * The id of a request: that of the option, else the one that the server has given it already, else the one that the
 * client sent, else a UUID.
 */
export function requestIdOf(
  option: RequestIdOption | undefined,
  req: IncomingMessage,
  res: ServerResponse | undefined,
  note: Note,
): string | undefined {
  if (option === false) return undefined;
  const header = requestIdHeader(option).toLowerCase();
  return (
    (res && supplied(option, req, res, note)) ??
    serverId(readProperty(req, "id")) ??
    (res && serverId(headerOf(res, header))) ??
    sent(req, header) ??
    randomId(note)
  );
}

function randomId(note: Note): string | undefined {
  try {
    return randomUUID();
  } catch {
    note("The request has no id: a random one could not be made.");
    return undefined;
  }
}

/** The id of a failure that no request belongs to. */
export function newRequestId(option: RequestIdOption | undefined, note: Note): string | undefined {
  return option === false ? undefined : randomId(note);
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
    note("The function requestId returned no text that a header can carry; another id was taken.", "mistake");
  } catch {
    note("The function requestId threw; another id was taken.", "mistake");
  }
  return undefined;
}

function sent(req: IncomingMessage, header: string): string | undefined {
  const id = readString(readProperty(req, "headers"), header);
  return id !== undefined && CLIENT_ID.test(id) ? id : undefined;
}

function headerOf(res: ServerResponse, header: string): unknown {
  try {
    return res.getHeader(header);
  } catch {
    return undefined;
  }
}

/** An id that the server made. pino-http and others count requests, so it can be a number. */
export function serverId(id: unknown): string | undefined {
  if (Number.isFinite(id)) return String(id);
  // The space around a value is not part of it, and header and body must have the same value.
  return isFilledValue(id) ? id.trim() : undefined;
}

/** The method of a request. */
export function methodOf(req: IncomingMessage): string {
  return readString(req, "method") ?? "";
}

/** The path as the client sent it; a query can hold secrets and is left out. */
export function pathOf(req: IncomingMessage): string {
  const url = readString(req, "originalUrl") ?? readString(req, "url") ?? "";
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/** The path that the failed route was declared with, if that is a text; Express sets it when it has matched one. */
export function routeOf(req: IncomingMessage): string | undefined {
  return readString(readProperty(req, "route"), "path");
}
