import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Note } from "../mappers/mapping";
import type { Outcome } from "../report/report";
import type { ErrorResponse } from "../response/build-response";
import { readProperty } from "../untrusted";
import { isHttp2, sendResponse, streamOf } from "./send";

/** Brings an answer to the client where that can still be done, and says how the request ended. Never throws. */
export function deliver(
  req: IncomingMessage,
  res: ServerResponse,
  response: ErrorResponse,
  note: Note,
): Outcome {
  try {
    if (res.writableEnded || isAnswered(res)) return "late";
    if (isClientGone(req, res)) return "aborted";
    // A handler that goes on to write after the answer makes the response emit an error, which nobody else awaits.
    EventEmitter.prototype.on.call(res, "error", ignore);
    const outcome = answerOrAbort(req, res, response);
    drain(req);
    return outcome;
  } catch {
    note("The response was cut: it could not be written.");
    abortOrDestroy(req, res);
    return "torn";
  }
}

/** Whether this response was answered before: its listener tells, since what wraps it may hold its end back. */
function isAnswered(res: ServerResponse): boolean {
  return EventEmitter.prototype.listenerCount.call(res, "error", ignore) > 0;
}

function answerOrAbort(req: IncomingMessage, res: ServerResponse, response: ErrorResponse): Outcome {
  if (res.headersSent) {
    abort(req, res);
    return "torn";
  }
  // A request that was left in the middle does not flow any more, and nothing behind it on the connection is read.
  if (req.destroyed && !req.complete) res.shouldKeepAlive = false;
  sendResponse(req, res, response);
  return "answered";
}

function isClientGone(req: IncomingMessage, res: ServerResponse): boolean {
  const stream = streamOf(req, res);
  if (stream !== undefined) return stream.destroyed || stream.closed;
  return res.destroyed || readProperty(req.socket, "destroyed") === true;
}

/** Lets the rest of the request's body pass by, so that the next request on the connection is read. */
function drain(req: IncomingMessage): void {
  try {
    if (!hasBody(req)) return;
    req.unpipe();
    // While somebody waits for it to be readable, it does not flow.
    if (req.listenerCount("readable") > 0) req.removeAllListeners("readable");
    req.resume();
  } catch {
    // The answer is written; a request that cannot be drained costs no more than its connection.
  }
}

/** Over HTTP/1 a body is announced (RFC 9112 section 6.3). */
function hasBody(req: IncomingMessage): boolean {
  return isHttp2(req) || "content-length" in req.headers || "transfer-encoding" in req.headers;
}

function abortOrDestroy(req: IncomingMessage, res: ServerResponse): void {
  for (const cut of [() => abort(req, res), () => req.socket.destroy()]) {
    try {
      cut();
      return;
    } catch {
      // Then the next way is tried; without a connection there is nothing to cut.
    }
  }
}

function ignore(): void {
  // The failure is reported already.
}

/** `NGHTTP2_INTERNAL_ERROR` (RFC 9113 section 7), written out since loading http2 for it costs every start. */
const INTERNAL_ERROR = 2;

/** Cuts a response that has begun, so that no client takes what it has for the whole. */
export function abort(req: IncomingMessage, res: ServerResponse): void {
  const stream = streamOf(req, res);
  if (stream !== undefined) {
    // Every other way looks like a clean end to the client.
    stream.close(INTERNAL_ERROR);
  } else if (res.socket === null) {
    // It waits behind another response of the connection, which must not be cut.
    res.once("socket", (socket: Socket) => socket.destroy());
  } else if (isDelimitedByClose(res)) {
    reset(res.socket);
  } else {
    res.socket.destroy();
  }
}

/** Whether the body ends where the connection does, so that closing it would look like the end (RFC 9112 section 6.3). */
function isDelimitedByClose(res: ServerResponse): boolean {
  return !res.chunkedEncoding && !res.hasHeader("Content-Length");
}

/** TLS is reset by the socket below it, which Node keeps under this name alone; a Unix socket has no reset. */
function reset(socket: Socket): void {
  for (const resettable of [socket, readProperty(socket, "_parent")]) {
    try {
      (resettable as Socket).resetAndDestroy();
      return;
    } catch {
      // It is no TCP socket; the next one may be.
    }
  }
  socket.destroy();
}
