import { IncomingMessage, ServerResponse } from "node:http";
import type { ServerHttp2Stream } from "node:http2";
import type { ErrorResponse } from "../response/build-response";
import { joinNames } from "../response/error-headers";
import { readProperty } from "../untrusted";

/** The methods that an answer is written with: those of the response, or those below all that wraps them. */
type Methods = Pick<
  ServerResponse,
  "end" | "getHeader" | "getHeaderNames" | "removeHeader" | "setHeader" | "writeHead"
> & {
  /** A mock of a response often lacks it. */
  addTrailers?: ServerResponse["addTrailers"];
};

/** A request with its response. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** The stream that carries both over HTTP/2; undefined over HTTP/1. */
  readonly stream: ServerHttp2Stream | undefined;
}

/** The exchange of a request and its response. */
export function exchangeOf(req: IncomingMessage, res: ServerResponse): Exchange {
  // Over HTTP/1, a client can write any version into its request line.
  const isHttp2 = Number(readProperty(req, "httpVersionMajor")) >= 2 && !(req instanceof IncomingMessage);
  return { req, res, stream: isHttp2 ? (res as { stream?: ServerHttp2Stream }).stream : undefined };
}

/**
 * Replaces what the failed handler has prepared of a response by an answer, and sends it: by the response's own methods,
 * so that sessions and compression work, or by those of Node where one of them throws. The response has not begun.
 *
 * @throws what Node throws if it cannot send either.
 */
export function replaceResponse(exchange: Exchange, response: ErrorResponse): void {
  const { res } = exchange;
  try {
    setHead(exchange, res, response);
    endWith(res, res, response);
  } catch (error) {
    if (res.headersSent) {
      if (res.writableEnded) return;
      throw error;
    }
    const native = nativeMethods(res);
    setHead(exchange, native, response);
    // Called here, since `end` would call the response's own.
    Reflect.apply(native.writeHead, res, [response.status]);
    endWith(res, native, response);
  }
}

/** Sets status, phrase and headers of an answer, in place of those that the failed handler has set. */
export function setHead(exchange: Exchange, methods: Methods, response: ErrorResponse): void {
  const { res, stream } = exchange;
  const http2 = stream !== undefined;
  if (!http2) resetFraming(exchange);
  for (const name of methods.getHeaderNames.call(res)) {
    if (describesFailedResponse(name, http2)) methods.removeHeader.call(res, name);
  }
  const { setHeader: set } = methods;
  const setHeader = (name: string, value: string | readonly string[]): void => {
    if (typeof value === "string") set.call(res, name, value);
    // Under HTTP/2, Node refuses a list in some headers; in one line it means the same (RFC 9110 section 5.3).
    else if (http2) set.call(res, name, value.join(", "));
    // A copy, since `res.appendHeader` adds to the list that it finds.
    else set.call(res, name, [...value]);
  };
  for (const [name, value] of response.headers) {
    const lowerCaseName = name.toLowerCase();
    if (http2 && CONNECTION_SPECIFIC.test(lowerCaseName)) continue;
    const isAdded = lowerCaseName === "vary" || lowerCaseName === "connection";
    setHeader(name, isAdded ? joinNames([methods.getHeader.call(res, name) ?? [], value]) : value);
  }
  if (!http2 && !res.shouldKeepAlive) closeConnection(res, methods);
  // What an authentication middleware or the error itself has set says more.
  if (response.challenge !== undefined && methods.getHeader.call(res, "WWW-Authenticate") === undefined) {
    setHeader("WWW-Authenticate", response.challenge);
  }
  res.statusCode = response.status;
  // HTTP/2 has no phrase, and Node warns of one.
  if (!http2) res.statusMessage = response.reason;
  dropTrailers(exchange, methods);
}

/**
 * Resets how Node is to frame the body: a `writeHead` that threw halfway, as for a header that it cannot send, leaves
 * the response set to chunks, or to no body.
 */
function resetFraming({ req, res }: Exchange): void {
  if (res.chunkedEncoding) res.chunkedEncoding = false;
  const { statusCode } = res;
  const hasNoBody = statusCode < 200 || statusCode === 204 || statusCode === 304;
  if (hasNoBody && req.method !== "HEAD") Reflect.set(res, "_hasBody", true);
}

/** Adds `close` to a header `Connection`, of the answer or left over: without it, Node would keep the connection open. */
function closeConnection(res: ServerResponse, methods: Methods): void {
  const connection = methods.getHeader.call(res, "Connection");
  if (connection === undefined) return;
  const others = joinNames([connection])
    .split(", ")
    .filter((name) => !/^(?:close|keep-alive)$/i.test(name));
  methods.setHeader.call(res, "Connection", [...others, "close"].join(", "));
}

/** The trailers that the failed handler has added belong to the body that did not happen. */
function dropTrailers({ res, stream }: Exchange, methods: Methods): void {
  if (stream === undefined) {
    // Most responses have none where Node keeps them; a middleware may keep them elsewhere.
    const { addTrailers } = methods;
    const hasNone =
      readProperty(res, "_trailer") === "" && addTrailers === ServerResponse.prototype.addTrailers;
    if (!hasNone) addTrailers?.call(res, {});
    return;
  }
  stream.removeAllListeners("wantTrailers");
  stream.on("wantTrailers", () => {
    stream.sendTrailers({});
  });
}

/** Node itself leaves out the body of an answer to HEAD; the request's method may have been rewritten since. */
function endWith(res: ServerResponse, methods: Methods, { body }: ErrorResponse): void {
  const { end } = methods;
  try {
    Reflect.apply(end, res, chunkOf(body));
  } catch (error) {
    // A server may be set to refuse it instead (`rejectNonStandardBodyWrites`).
    if (readProperty(error, "code") !== "ERR_HTTP_BODY_NOT_ALLOWED") throw error;
    Reflect.apply(end, res, []);
  }
}

/** Node writes the head in the encoding of a text that follows it, and a head is Latin-1; bytes cost a second write. */
function chunkOf(body: string): [chunk: string, encoding: "latin1"] | [chunk: Buffer] {
  const isAscii = Buffer.byteLength(body) === body.length;
  return isAscii ? [body, "latin1"] : [Buffer.from(body)];
}

/** The methods of Node: `http2` is not loaded for them, since they are on the prototype of its responses. */
function nativeMethods(res: ServerResponse): Methods {
  return res instanceof ServerResponse ? ServerResponse.prototype : (Object.getPrototypeOf(res) as Methods);
}

/**
 * The headers that describe the response that the failed handler had begun to prepare (RFC 9110 sections 6.6, 8, 10.2
 * and 14; RFC 9111; RFC 9421; RFC 9530), and those that make a proxy send or cache something else, or htmx
 * leave the page.
 */
const OF_FAILED_RESPONSE =
  /^(?:content-(?!security-policy).*|transfer-encoding|trailer|etag|last-modified|expires|age|pragma|(?:.+-)?cache-control|surrogate-.*|accept-ranges|digest|repr-digest|location|refresh|link|signature(?:-input)?|(?:x-)?sourcemap|x-accel-.*|x-sendfile|x-lighttpd-send-file|x-litespeed-location|x-reproxy-(?:url|file)|x-archive-files|hx-redirect|edge-control)$/;

/** The headers of an HTTP/1 connection. Node refuses to send them over HTTP/2 (RFC 9113 section 8.2.2). */
const CONNECTION_SPECIFIC = /^(?:connection|http2-settings|keep-alive|proxy-connection|te|upgrade)$/;

/**
 * Whether a header that the failed handler has set describes the response that will not be sent, so that it must be
 * removed. All others stay: CORS, security, rate limits, cookies.
 */
export function describesFailedResponse(lowerCaseName: string, isHttp2: boolean): boolean {
  return OF_FAILED_RESPONSE.test(lowerCaseName) || (isHttp2 && CONNECTION_SPECIFIC.test(lowerCaseName));
}
