import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServerHttp2Stream } from "node:http2";
import type { Note } from "../mappers/mapping";
import type { Outcome } from "../report/report";
import type { ErrorResponse } from "../response/build-response";
import { isObject, readProperty, readString } from "../untrusted";
import { abort, prepareForRest } from "./connection";
import { type Exchange, exchangeOf, replaceResponse, setHead } from "./replace-response";

/**
 * Listens for the errors of the responses that were answered or cut, and so marks them: the same function in every
 * installed copy of this package.
 */
const MARK = sharedFunction(Symbol.for("express-error-profiles.answered"));

function sharedFunction(name: symbol): () => void {
  const known: unknown = Reflect.get(globalThis, name);
  const shared = typeof known === "function" ? (known as () => void) : ignore;
  Reflect.set(globalThis, name, shared);
  return shared;
}

/** Sends an answer to the client if that is still possible, and returns how the request ended. Never throws. */
export function deliver(
  req: IncomingMessage,
  res: ServerResponse,
  response: ErrorResponse,
  note: Note,
): Outcome {
  try {
    const exchange = exchangeOf(req, res);
    const outcome = outcomeOf(exchange);
    if (outcome !== "aborted" && !isMarked(res)) mark(res);
    if (outcome === "answered") answer(exchange, response);
    if (outcome === "torn") abort(exchange);
    if (outcome === "answered" || outcome === "late") protectFromLateCalls(exchange);
    return outcome;
  } catch {
    note("The response was cut: it could not be written.");
    abortOrDestroy(req, res);
    return "torn";
  }
}

/** What is left to do for a response, and so how its request ends. */
function outcomeOf({ req, res, stream }: Exchange): Outcome {
  if (res.writableEnded || isMarked(res)) return "late";
  if (stream !== undefined) {
    if (wasEnded(stream)) return "late";
    if (failedItself(stream)) return "torn";
    if (stream.destroyed || stream.closed) return "aborted";
  } else {
    // If the reader of a request stopped halfway, the request has lost its socket; a waiting response has none yet.
    const socket = res.socket ?? readProperty(req, "socket");
    const isSocketDestroyed = readProperty(socket, "destroyed") === true;
    if (res.destroyed || isSocketDestroyed) {
      return wasFailed(req, res, socket, isSocketDestroyed) ? "torn" : "aborted";
    }
  }
  return res.headersSent ? "torn" : "answered";
}

/** Whether a response over HTTP/2 was ended by its stream, which its own `writableEnded` does not say. */
function wasEnded(stream: ServerHttp2Stream): boolean {
  return stream.headersSent && stream.writableEnded && !stream.aborted;
}

/**
 * Whether the server itself has destroyed a stream with an error. Where the client has reset it, the error is one of
 * Node.
 */
function failedItself(stream: ServerHttp2Stream): boolean {
  return stream.errored !== null && !readString(stream.errored, "code")?.startsWith("ERR_HTTP2_");
}

/** Whether the server itself has destroyed the response with an error, as a `pipeline` into it does where it fails. */
function wasFailed(
  req: IncomingMessage,
  res: ServerResponse,
  socket: unknown,
  isSocketDestroyed: boolean,
): boolean {
  const broken = readProperty(socket, "errored");
  const failure = readProperty(res, "errored");
  // Node also destroys request and response when the client leaves, but never with the error of the socket.
  if (isObject(broken)) return broken === failure || broken === readProperty(req, "errored");
  // A response that waits behind another has no socket that could be destroyed with it.
  return isObject(failure) && !isSocketDestroyed;
}

/** If a handler keeps writing, the response emits an error that nothing else listens for. */
function mark(res: ServerResponse): void {
  try {
    EventEmitter.prototype.on.call(res, "error", MARK);
  } catch {
    // It takes no listeners; the answer does not need any.
  }
}

function isMarked(res: ServerResponse): boolean {
  return EventEmitter.prototype.listeners.call(res, "error").includes(MARK);
}

function answer(exchange: Exchange, response: ErrorResponse): void {
  try {
    if (hasBody(exchange)) prepareForRest(exchange);
  } catch {
    // The answer is worth more than the connection.
  }
  replaceResponse(exchange, response);
  protectUntilSent(exchange, response);
}

/**
 * If a middleware delays the end of the answer, the handler can still change it: by a response of its own, or by a second
 * error, for which Express sends its page. Both change the head and then call `end`, where the head is restored.
 */
function protectUntilSent(exchange: Exchange, response: ErrorResponse): void {
  const { res } = exchange;
  // A mock may lack it.
  if (readProperty(res, "writableEnded") !== false) return;
  ignoreLateWrites(res, response);
  if (res.headersSent) return;
  // Express sends its page once it has read the rest of the request. The answer may have been sent by then.
  ignoreLateHeaders(res);
  const end = res.end.bind(res) as (...given: unknown[]) => ServerResponse;
  Reflect.set(res, "end", (...given: unknown[]) => {
    if (!res.headersSent) setHead(exchange, res, response);
    return end(...given);
  });
}

/**
 * Drops what the handler still writes. The middleware writes the body by the method that it replaced. `end` of HTTP/2
 * writes it by this one.
 */
function ignoreLateWrites(res: ServerResponse, { body }: ErrorResponse): void {
  const write = res.write.bind(res) as (...given: unknown[]) => boolean;
  Reflect.set(res, "write", (...given: unknown[]) => String(given[0]) !== body || write(...given));
}

/** The methods that throw once the head of a response is sent. */
const HEAD_METHODS = ["setHeader", "setHeaders", "appendHeader", "removeHeader", "writeHead"] as const;

/**
 * Lets a handler keep answering a request that is answered already. Node would throw, which is not a mistake of the
 * handler, and in a timer the error would end the process.
 */
export function ignoreLateHeaders(res: ServerResponse): void {
  for (const name of HEAD_METHODS) {
    const method = Reflect.get(res, name) as ((...given: unknown[]) => unknown) | undefined;
    // HTTP/2 lacks some of them.
    if (method === undefined) continue;
    Reflect.set(res, name, (...given: unknown[]) =>
      res.headersSent ? res : Reflect.apply(method, res, given),
    );
  }
}

/** Over HTTP/1 a body is announced (RFC 9112 section 6.3). */
function hasBody({ req, stream }: Exchange): boolean {
  if (stream !== undefined) return !stream.endAfterHeaders;
  const headers = readProperty(req, "headers");
  return isObject(headers) && ("content-length" in headers || "transfer-encoding" in headers);
}

/** Reads like the socket, but its `destroy` does nothing. */
const PROTECTED_SOCKET: ProxyHandler<object> = {
  get(socket, name) {
    if (name === "destroy") return () => socket;
    const value: unknown = Reflect.get(socket, name);
    return typeof value === "function" ? (value.bind(socket) as unknown) : value;
  },
};

/** What protects the connection of an answered request: one connection serves many requests. */
interface Guard {
  readonly protectedSocket: object;
  /** The response of the request that failed last, until the next tick. */
  failed: ServerResponse | undefined;
}

/** The guard of each socket, and of each protected socket. */
const GUARDS = new WeakMap<object, Guard>();

/**
 * Keeps what the handler of an answered request still does from cutting the answer, or the next request of the
 * connection. A second error goes to no handler but the last one of Express, which calls `req.socket.destroy()`: with
 * `setImmediate`, or at once if there are layers behind the error handler.
 */
function protectFromLateCalls({ req, res, stream }: Exchange): void {
  if (stream !== undefined) ignoreWriteAfterEnd(res);
  const socket = readProperty(req, "socket");
  if (!isObject(socket)) return;
  const guard = GUARDS.get(socket) ?? guardSocket(socket, stream !== undefined);
  const { protectedSocket } = guard;
  if (protectedSocket === socket) return;
  if (isFinished(res) && res.closed) {
    setSocket(req, protectedSocket);
    return;
  }
  guard.failed = res;
  // Until the next tick, and while the response finishes and closes, libraries that shut a server down look for the
  // socket that the request came on. Most responses finish before the next tick, and close before the one after it.
  process.nextTick(() => {
    if (guard.failed === res) guard.failed = undefined;
    if (isFinished(res)) process.nextTick(setSocket, req, protectedSocket);
    else protectUntilFinished(req, res, { socket, protectedSocket });
  });
}

/** A response that has finished has lost its socket; one that waits behind another has none yet. */
function isFinished(res: ServerResponse): boolean {
  try {
    return res.writableFinished && res.socket === null;
  } catch {
    return false;
  }
}

function protectUntilFinished(
  req: IncomingMessage,
  res: ServerResponse,
  { socket, protectedSocket }: { readonly socket: object; readonly protectedSocket: object },
): void {
  setSocket(req, protectedSocket);
  try {
    EventEmitter.prototype.prependOnceListener.call(res, "finish", () => {
      setSocket(req, socket);
    });
    EventEmitter.prototype.once.call(res, "close", () => {
      setSocket(req, protectedSocket);
    });
  } catch {
    // It takes no listeners.
  }
}

/** Over HTTP/2 it is a getter of the prototype. */
function setSocket(req: IncomingMessage, socket: object): void {
  try {
    if (!Reflect.set(req, "socket", socket))
      Reflect.defineProperty(req, "socket", { value: socket, writable: true });
  } catch {
    // The app has replaced the property by one that throws.
  }
}

/** Over HTTP/2, Node destroys a response that is written to after its end, even if the client has not read it yet. */
function ignoreWriteAfterEnd(res: ServerResponse): void {
  const destroy = res.destroy.bind(res);
  res.destroy = (error) =>
    readProperty(error, "code") === "ERR_STREAM_WRITE_AFTER_END" ? res : destroy(error);
}

function guardSocket(socket: object, isHttp2: boolean): Guard {
  const guard: Guard = { protectedSocket: new Proxy(socket, PROTECTED_SOCKET), failed: undefined };
  GUARDS.set(socket, guard);
  // A second error of the same request meets the protected socket itself.
  GUARDS.set(guard.protectedSocket, guard);
  // The socket of an HTTP/2 request passes what is set on it on to the stream.
  if (!isHttp2) ignoreDestroyInTick(socket, guard);
  return guard;
}

/**
 * Ignores a `destroy()` without an error, as that of Express is, until the next tick after a failure whose response has
 * not finished.
 */
function ignoreDestroyInTick(socket: object, guard: Guard): void {
  const destroy = readProperty(socket, "destroy");
  if (typeof destroy !== "function") return;
  Reflect.defineProperty(socket, "destroy", {
    value: (...given: unknown[]): unknown => {
      const isHeld = guard.failed !== undefined && given.length === 0 && !isFinished(guard.failed);
      return isHeld ? socket : Reflect.apply(destroy, socket, given);
    },
    configurable: true,
    writable: true,
  });
}

function abortOrDestroy(req: IncomingMessage, res: ServerResponse): void {
  for (const cut of [() => abort(exchangeOf(req, res)), () => req.socket.destroy()]) {
    try {
      cut();
      return;
    } catch {
      // Then the next way is tried; without a connection there is nothing to cut.
    }
  }
}

/** The mark of an answered response too, so it must not be the listener that connection.ts adds to others. */
function ignore(): void {
  // The failure is reported already.
}
