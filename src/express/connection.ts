import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { readProperty, readString } from "../untrusted";
import type { Exchange } from "./replace-response";

/** What carries a request and may be paused: the socket of HTTP/1, the stream of HTTP/2. */
interface Carrier {
  resume(): unknown;
}

/**
 * Prepares for the rest of a request whose body is still on its way when it is answered. The connection reads on, so
 * that the client gets the answer, the next request is served, and no reader takes part of the body for all of it.
 * Call it before the answer is written.
 */
export function prepareForRest({ req, res, stream }: Exchange): void {
  if (stream === undefined) {
    // If its reader stopped halfway, it has lost its socket, and Node does not read on.
    if (req.destroyed && !req.complete) res.shouldKeepAlive = false;
    // Before the listener of Node, which closes the connection or goes on to the next request.
    EventEmitter.prototype.prependOnceListener.call(res, "finish", () => {
      if (isSocket(res.socket) && !req.readableEnded) keepReading(req, res, res.socket);
    });
  } else {
    stream.once("finish", () => {
      if (!req.complete) discardRest(req, stream, isBeingRead(req));
    });
  }
  // A client may send everything before it reads.
  if (!isBeingRead(req)) req.resume();
}

function isBeingRead(req: IncomingMessage): boolean {
  return req.listenerCount("data") > 0 || req.listenerCount("readable") > 0;
}

function keepReading(req: IncomingMessage, res: ServerResponse, socket: Socket): void {
  if (req.complete) {
    // A reader that has stopped has paused the whole connection.
    socket.resume();
    return;
  }
  const wasBeingRead = isBeingRead(req);
  socket.destroySoon = () => {
    closeInStages(socket);
  };
  EventEmitter.prototype.once.call(res, "close", () => {
    Reflect.deleteProperty(socket, "destroySoon");
    discardRest(req, socket, wasBeingRead);
  });
}

const discarded = new WeakSet<IncomingMessage>();

/** Whether the reader of a request's body was made to fail, because the request was answered. */
export function isDiscarded(req: IncomingMessage): boolean {
  return discarded.has(req);
}

/** Makes the reader of a body fail, and discards the rest of the body. */
function discardRest(req: IncomingMessage, carrier: Carrier, wasBeingRead: boolean): void {
  discarded.add(req);
  // Node passes each piece to `push`, and pauses what carries it if that returns false.
  req.push = () => true;
  // A failed `pipeline` pauses its source, and over HTTP/2 that pauses what carries it too.
  req.pause = () => req;
  destroyWithoutSocket(req, wasBeingRead ? discardedError() : undefined);
  carrier.resume();
}

/** A request destroys its socket too, unless it has none. */
function destroyWithoutSocket(req: IncomingMessage, error: Error | undefined): void {
  const { socket } = req;
  Reflect.set(req, "socket", null);
  req.destroy(error);
  // Access logs read the address of the client later.
  Reflect.set(req, "socket", socket);
}

/** The error of a reader. Streams use its name and its code when the other side has ended early. */
function discardedError(): Error {
  const message = "The request was answered before its body had arrived; the rest of the body was discarded.";
  return Object.assign(new Error(message), { name: "AbortError", code: "ABORT_ERR" });
}

/** How long a client that still sends its request may pause before its connection is destroyed. */
const SILENCE_MILLISECONDS = 5_000;

/** How long it may send in all. An honest slow upload takes longer than the silence; a hostile one never ends. */
const TOTAL_MILLISECONDS = 30_000;

/**
 * Closes a connection in stages (RFC 9112 section 9.6): ends the sending side, then reads and discards until the
 * client ends too. If it were closed at once with bytes unread, the kernel would send a reset, and the client would
 * lose an answer that it has not read yet.
 */
export function closeInStages(socket: Socket): void {
  // The listeners of the HTTP parser, which would serve what still arrives.
  socket.removeAllListeners("data");
  socket.removeAllListeners("end");
  const destroy = (): void => void socket.destroy();
  const silence = setTimeout(destroy, SILENCE_MILLISECONDS).unref();
  const total = setTimeout(destroy, TOTAL_MILLISECONDS).unref();
  socket.on("data", () => silence.refresh());
  socket.on("end", destroy);
  socket.on("close", () => {
    clearTimeout(silence);
    clearTimeout(total);
  });
  socket.end();
  // The parser pauses the connection while nobody reads the body.
  socket.resume();
  // If the parser has just paused the connection, nothing else resumes it: the parser no longer listens.
  socket._read(0);
}

/** Cuts a response that has begun, so that no client takes a part of it for the whole. */
export function abort({ res, stream }: Exchange): void {
  if (stream !== undefined) {
    // With only `close`, many clients take what was written by `res.stream` for a whole body.
    stream.on("error", ignore).destroy(tornError());
  } else if (res.socket === null) {
    // It waits behind another response of the connection, which must not be cut. Node sends what it has only then, and if
    // its body ends with the connection, the client cannot see that it is cut.
    res.once("socket", (socket: Socket) => {
      process.nextTick(closeInStages, socket);
    });
  } else {
    cut(res, res.socket);
  }
}

function cut(res: ServerResponse, socket: Socket): void {
  if (!isSocket(socket)) {
    res.on("error", ignore).destroy(tornError());
    // The adapter listens for it only when the app has returned.
    setImmediate(() => res.emit("error", tornError()));
  } else if (isDelimitedByClose(res)) {
    reset(socket);
  } else {
    // The client sees that the body is not whole, and may not have read the response before this one yet.
    closeInStages(socket);
  }
}

/** Whether a response has a socket. In its place, a serverless adapter has an object that nothing can be read from. */
function isSocket(socket: Socket | null): socket is Socket {
  return readProperty(socket, "readable") !== undefined;
}

/**
 * Whether the body ends when the connection does, so that closing it would look like the end (RFC 9112 section 6.3).
 */
function isDelimitedByClose(res: ServerResponse): boolean {
  // The head that was sent: `getHeader` does not know the headers that `writeHead` was given.
  const head = readString(res, "_header");
  return head !== undefined && !res.chunkedEncoding && !/^content-length:/im.test(head);
}

/** TLS is reset by the socket below it, which Node keeps under this name only; a Unix socket has no reset. */
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

function tornError(): Error {
  return new Error("The response was cut: its handler failed after it had begun.");
}

function ignore(): void {
  // The failure is reported already.
}
