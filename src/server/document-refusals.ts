import { IncomingMessage, ServerResponse } from "node:http";
import { Server, type Socket } from "node:net";
import { ConfigurationError, wrongOption } from "../errors/configuration-error";
import { completeOptions, type ErrorHandlerOptions } from "../express/options";
import { isObject, readProperty } from "../untrusted";
import { logRefusals } from "./log-refusals";
import { type Exchange, type Refusal, Refuser } from "./refuser";

/** What is refused, with the status that Node answers, or would; each is a row of docs/closed-world.md. */
export const REFUSALS = {
  malformed: { status: 400, detail: "The request is not valid HTTP/1.1." },
  incomplete: { status: 400, detail: "The request ended before it was complete." },
  noHost: { status: 400, detail: "The request has no Host header." },
  // A 405 needs an Allow (RFC 9110 section 15.5.6): nothing may be done with the address of another server.
  tunnel: { status: 405, detail: "The server opens no tunnels.", allow: [] },
  late: { status: 408, detail: "The request did not arrive in time." },
  longChunkExtensions: { status: 413, detail: "The chunk extensions of the body are too large." },
  unknownExpectation: { status: 417, detail: "The server cannot meet the expectation." },
  longHead: { status: 431, detail: "The head of the request is too large." },
} satisfies Record<string, Refusal>;

/** The refusals by the code of Node's error; any other `HPE_…` is of the parser too, and says malformed. */
const BY_CODE: Readonly<Partial<Record<string, Refusal>>> = {
  HPE_HEADER_OVERFLOW: REFUSALS.longHead,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: REFUSALS.longChunkExtensions,
  HPE_INVALID_EOF_STATE: REFUSALS.incomplete,
  ERR_HTTP_REQUEST_TIMEOUT: REFUSALS.late,
};

/**
 * Answers what Node refuses before Express is called with the documented status, phrase and body: a malformed
 * request, a head that is too large, one that is too slow, a request without `Host`, an unknown `Expect`, a `CONNECT`.
 * Call it once for each server, before its first connection, with the options of your `errorHandler`. The
 * connection is closed after each of these answers.
 *
 * `onError` receives the report of each of them. Its `error` is an `HttpError` with Node's own error as `cause`,
 * and its `method` and `path` are empty if the request could not be read. By default, one line a minute says how
 * many requests were refused.
 *
 * @throws ConfigurationError for an Express app or anything else that is not a server, a server that has a listener
 * for `clientError`, which would answer too, and a wrong option.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 *
 * const server = createServer(app);
 * documentRefusals(server, { profile: kmsProfile });
 * server.listen(3000);
 * ```
 */
export function documentRefusals(server: Server, options: ErrorHandlerOptions = {}): void {
  assertServer(server);
  const settings = completeOptions(options, "documentRefusals");
  const refuser = new Refuser({ ...settings, onError: options.onError ?? logRefusals() });
  const requiresHost = Reflect.get(server, "requireHostHeader") === true;
  // From here on it is checked where the answer can be written.
  if (requiresHost) Reflect.set(server, "requireHostHeader", false);

  // Wrapped, and no listener before the others: Node calls all of them, and the app must not see what is refused.
  const emit = server.emit.bind(server);
  server.emit = (event: string | symbol, ...given: unknown[]): boolean => {
    const exchange = REQUEST_EVENTS.has(event) ? exchangeOf(given) : undefined;
    if (exchange === undefined) return emit(event, ...given);
    if (!refuser.accepts(exchange)) return true;
    if (!requiresHost || hasHost(exchange.req)) return emit(event, ...given);
    refuser.refuse(exchange, REFUSALS.noHost);
    return true;
  };

  server.on("clientError", (error: Error, socket: Socket) => {
    const refusal = refusalOf(error);
    // A connection that was reset, or that failed to become a secure one, can carry no answer.
    if (refusal === undefined) socket.destroy();
    else refuser.refuseNext(socket, refusal);
  });
  // Without a listener, Node answers these itself. Another listener is the app's, which then answers instead.
  server.on("checkExpectation", (req: IncomingMessage, res: ServerResponse) => {
    if (server.listenerCount("checkExpectation") === 1)
      refuser.refuse({ req, res }, REFUSALS.unknownExpectation);
  });
  server.on("connect", (req: IncomingMessage, second: unknown) => {
    if (server.listenerCount("connect") > 1) return;
    // Over HTTP/2 there is a response; over HTTP/1 there is only the connection.
    if (req instanceof IncomingMessage) refuser.refuseNext(req.socket, REFUSALS.tunnel, req);
    else refuser.refuse({ req, res: second as ServerResponse }, REFUSALS.tunnel);
  });
}

/** The events with which Node passes on a request and the response to it. */
const REQUEST_EVENTS: ReadonlySet<string | symbol> = new Set([
  "request",
  "checkContinue",
  "checkExpectation",
]);

/** The exchange of an event, if it is one of HTTP/1 on a connection. */
function exchangeOf([req, res]: readonly unknown[]): Exchange | undefined {
  const isExchange = req instanceof IncomingMessage && res instanceof ServerResponse && isObject(req.socket);
  return isExchange ? { req, res: res as ServerResponse } : undefined;
}

/** HTTP/1.1 requires it (RFC 9112 section 3.2). */
function hasHost({ httpVersionMajor, httpVersionMinor, headers }: IncomingMessage): boolean {
  return httpVersionMajor !== 1 || httpVersionMinor !== 1 || headers.host !== undefined;
}

/** What an error of `clientError` refuses, or undefined if it is the connection that failed. */
function refusalOf(error: Error): Refusal | undefined {
  const code = String(readProperty(error, "code"));
  const refusal = BY_CODE[code] ?? (code.startsWith("HPE_") ? REFUSALS.malformed : undefined);
  return refusal && { ...refusal, cause: error };
}

function assertServer(server: unknown): asserts server is Server {
  if (!(server instanceof Server)) {
    throw wrongOption("documentRefusals", "a server, such as app.listen() returns", server);
  }
  if (server.listenerCount("clientError") > 0) {
    throw new ConfigurationError(
      "wrong-option",
      'documentRefusals takes a server without a listener for "clientError", which would answer too. Remove that listener, or add one that answers nothing afterwards.',
    );
  }
}
