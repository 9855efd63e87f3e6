import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { readProperty } from "../values/read-property";
import { streamOf } from "./http2";

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
