import type { Socket } from "node:net";

/** In milliseconds: so long is waited for a client that sends nothing more, and for any other. */
const MAX_SILENCE = 2_000;
const MAX_CLOSING = 30_000;

/**
 * Closes a connection on which the client may still send. Closed at once, the bytes that nobody reads would make the
 * kernel reset it, and the client would lose the answer (RFC 9112 section 9.6): so the sending side is ended, the
 * rest is read and discarded, and then it is closed.
 */
export function closeInStages(socket: Socket): void {
  // The parser's own: what still comes is no request.
  socket.removeAllListeners("data");
  const destroy = (): void => void socket.destroy();
  const silence = setTimeout(destroy, MAX_SILENCE).unref();
  const closing = setTimeout(destroy, MAX_CLOSING).unref();
  socket.on("data", () => silence.refresh());
  socket.once("end", destroy);
  socket.once("close", () => {
    clearTimeout(silence);
    clearTimeout(closing);
  });
  socket.resume();
  socket.end();
}
