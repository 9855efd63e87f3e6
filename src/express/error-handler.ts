import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";
import { ConfigurationError } from "../errors/configuration-error";
import type { HttpError } from "../errors/http-error";
import type { Note } from "../mappers/mapping";
import { isAbort } from "../report/is-abort";
import { ANSWERED_CHANNEL, escapeText, type ErrorReport } from "../report/report";
import {
  cutText,
  describeValue,
  ignoreRejection,
  isObject,
  readMessage,
  readProperty,
  readString,
} from "../untrusted";
import { isDiscarded } from "./connection";
import { deliver } from "./deliver";
import {
  collectNotes,
  describeError,
  describeFailure,
  type DescribeContext,
  type DescribedError,
} from "./describe-error";
import {
  completeOptions,
  type ErrorHandlerOptions,
  type ErrorMiddleware,
  type Observer,
  type Settings,
} from "./options";
import { exchangeOf } from "./replace-response";
import { methodOf, pathOf, routeOf } from "./request";

/** Published to, once for each failed request, after its answer if there is one, if somebody subscribed. */
const ANSWERED = channel(ANSWERED_CHANNEL);

/**
 * What {@link errorHandler} returns: the middleware, and a way to describe an error without sending anything.
 *
 * @example
 * ```ts
 * const answer: ErrorHandler = errorHandler();
 * app.use(answer);
 * const { problem } = answer.describe(new NotFound());
 * ```
 */
export interface ErrorHandler extends ErrorMiddleware {
  /**
   * Describes what would be sent for an error, as JSON: for templates, GraphQL, sockets and serverless functions. It calls
   * no `onError`, and no function `requestId`, which needs a response.
   *
   * @example
   * ```ts
   * const { status, headers, body } = errorHandler().describe(error, { req });
   * ```
   */
  describe(error: unknown, context?: DescribeContext): DescribedError;
}

/**
 * The terminal middleware: answers whatever was thrown with a status that the profile lists, in one
 * consistent JSON body. Put it after everything else of the app, or of a router.
 *
 * @throws ConfigurationError for an unknown or mistyped option, an envelope that needs codes with a profile
 * that has none, and at the first request if it is used without its `()`.
 *
 * @example
 * ```ts
 * app.use(notFound());
 * app.use(errorHandler({ profile: kmsProfile }));
 * ```
 */
export function errorHandler(options: ErrorHandlerOptions = {}): ErrorHandler {
  // Express calls a middleware with three arguments. A rest parameter would show in every editor.
  if (arguments.length > 1) {
    throw new ConfigurationError(
      "missing-call",
      "errorHandler takes one object of options, and is not a middleware itself. Write app.use(errorHandler()).",
    );
  }
  const settings = completeOptions(options);
  const describe: ErrorHandler["describe"] = (error, context = {}) => describeError(error, context, settings);
  return Object.assign(
    function errorHandler(
      error: unknown,
      req: IncomingMessage,
      res: ServerResponse,
      next: (error?: unknown) => void,
    ): void {
      const answer = (): void => {
        answerError(error, req, res, settings);
      };
      if (!passToExpress(error, res, next, answer)) answer();
    },
    { describe },
  );
}

/** Answers an error as soon as the stack has room for it. */
export function answerError(
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  settings: Settings,
): void {
  if (hasStackLeft()) handle(error, req, res, settings);
  else void UNWOUND.then(() => handle(error, req, res, settings));
}

/**
 * Arguments that take as much of the stack as an answer may: 12 KB, eight bytes each. Through compression, a session and
 * a log of requests an answer takes 5 KB. A stack overflow while Node writes leaves a response half written, and ends
 * the process under Node 24.
 */
const NEEDED_STACK = new Array<undefined>(1_500).fill(undefined);

/** Whether that much of the stack is left: a handler may call `next(error)` at the bottom of a recursion. */
function hasStackLeft(): boolean {
  try {
    Reflect.apply(takeArguments, undefined, NEEDED_STACK);
    return true;
  } catch {
    return false;
  }
}

function takeArguments(): void {
  // What counts is that they find room.
}

/** Its callbacks run when the stack is empty. Waiting for it takes less stack than `setImmediate`. */
const UNWOUND = Promise.resolve();

/** Whether V8 looks up each property of an object anew if the object has a hidden class of its own: until Node 22. */
const HAS_SLOW_LOOKUPS = Number.parseInt(process.versions.v8, 10) < 13;

const REMOVED = Symbol("express-error-profiles.removed");

/**
 * Gives a request or a response a hidden class that it shares with others, which saves a sixth of the time that an answer
 * takes. Express changes the prototype of each, and with it gives each a class of its own. An object that loses a property
 * becomes a dictionary, and V8 has one class for all dictionaries of a prototype.
 */
function shareHiddenClass(object: object): void {
  try {
    Reflect.set(object, REMOVED, true);
    Reflect.deleteProperty(object, REMOVED);
  } catch {
    // A Proxy can refuse it; then the answer takes longer.
  }
}

/** The most characters of the message in a report. */
const MAX_MESSAGE = 2_048;

/** Takes one error from the thrown value to the report: one of our errors, the response, the socket. */
function handle(error: unknown, given: IncomingMessage, res: ServerResponse, settings: Settings): void {
  // If the handler is called by hand, the request may be missing.
  const req = isObject(given) ? given : res.req;
  if (HAS_SLOW_LOOKUPS) for (const object of [req, res]) shareHiddenClass(object);
  const { notes, mistakes, note } = collectNotes();
  const { httpError, mapper, requestId, response } = describeFailure(error, req, res, settings, note);
  const { status, thrownStatus, problem } = response;
  if (status >= 500) setErr(res, httpError, note);
  const outcome = deliver(req, res, response, note);
  if (outcome === "answered") noteMissingHeader(status, req, res, note);
  // The answer itself has made the reader of the body fail.
  if (outcome === "late" && isDiscarded(req) && isAbort(error)) return;
  const report: ErrorReport = {
    error,
    httpError,
    message: cutText(isObject(error) ? readMessage(error) : describeValue(error), MAX_MESSAGE),
    status,
    thrownStatus,
    code: problem.code,
    outcome,
    requestId,
    method: methodOf(req),
    path: pathOf(req),
    route: routeOf(req),
    mapper,
    notes,
    mistakes,
  };
  observe(settings.onError, report, req, res);
  if (ANSWERED.hasSubscribers) ANSWERED.publish({ report, req, res });
}

/**
 * The headers that must come with a status (RFC 9110 sections 15.5.2, 15.5.6 and 15.5.22), and what sets them. An API that
 * authenticates by cookies has no challenge to give, so that a 401 without one is not counted as a mistake.
 */
const REQUIRED_HEADERS: ReadonlyMap<number, readonly [name: string, cure: string, kind?: "mistake"]> =
  new Map([
    [401, ["WWW-Authenticate", "set the option challenge of errorHandler, or that of its error"]],
    [405, ["Allow", "give its error the methods of the resource as the option allow", "mistake"]],
    [426, ["Upgrade", "give its error the protocols as the header Upgrade", "mistake"]],
  ]);

function noteMissingHeader(status: number, req: IncomingMessage, res: ServerResponse, note: Note): void {
  const required = REQUIRED_HEADERS.get(status);
  if (required === undefined) return;
  const [name, cure, kind] = required;
  // HTTP/2 has no such header.
  if (name === "Upgrade" && exchangeOf(req, res).stream !== undefined) return;
  try {
    if (!res.hasHeader(name)) note(`A ${String(status)} was sent without ${name}: ${cure}.`, kind);
  } catch {
    // A mock of a response can lack headers.
  }
}

/** Sets `res.err`, where pino-http and similar loggers look for the error. They do not log a 4xx as one. */
function setErr(res: ServerResponse, httpError: HttpError, note: Note): void {
  try {
    Reflect.set(res, "err", httpError);
  } catch {
    note("The property err of the response could not be set.");
  }
}

/** Passes the report of a failed request to an observer, which cannot change the answer. */
function observe(observer: Observer, report: ErrorReport, req: IncomingMessage, res: ServerResponse): void {
  try {
    ignoreRejection(observer(report, req, res), warn);
  } catch (error) {
    warn(error);
  }
}

function warn(error: unknown): void {
  const message = readString(error, "message") ?? describeValue(error);
  try {
    console.error(`The observer of a failed request (onError) failed: "${escapeText(message, 1_024)}"`);
  } catch {
    // The program replaced the console by one that throws: there is nowhere to write.
  }
}

// An app of Express answers OPTIONS itself, with the methods of all routes of the path, but only once everything behind
// them has passed the request on: `notFound` and `errorHandler` have to do that too, and to answer where Express does
// not.

/** The errors of the requests that Express may still answer itself. */
const leftErrors = new WeakSet<object>();

/** The responses that were left to Express. */
const leftResponses = new WeakSet<ServerResponse>();

/** Marks the error of an `OPTIONS` request, if it is one. A bare router has no end that answers. */
export function leave<Failure extends object>(req: IncomingMessage, error: Failure): Failure {
  if (req.method === "OPTIONS" && isObject(readProperty(req, "app"))) leftErrors.add(error);
  return error;
}

/** Whether a response is left to Express already. */
export function isLeft(res: ServerResponse): boolean {
  return leftResponses.has(res);
}

/**
 * Lets Express answer a request whose error was marked, and calls `answer` instead of sending its page if no route
 * serves the path. Returns whether the error was marked.
 */
function passToExpress(error: unknown, res: ServerResponse, next: () => void, answer: () => void): boolean {
  if (!isObject(error) || !leftErrors.delete(error)) return false;
  const policy = policyOf(res);
  leftResponses.add(res);
  const end = res.end.bind(res);
  const endOrAnswer = (...given: unknown[]): ServerResponse => {
    res.end = end;
    if (!isPageOfExpress(res, given[0])) return Reflect.apply(end, res, given) as ServerResponse;
    // The page has replaced the policy of the app.
    if (policy === undefined) res.removeHeader(POLICY);
    else res.setHeader(POLICY, policy);
    answer();
    return res;
  };
  res.end = endOrAnswer as ServerResponse["end"];
  next();
  return true;
}

const POLICY = "Content-Security-Policy";

function policyOf(res: ServerResponse): OutgoingHttpHeader | undefined {
  try {
    return res.getHeader(POLICY);
  } catch {
    // Another middleware has replaced the method by one that throws.
    return undefined;
  }
}

/** Whether a body is the page of a 404 that Express sends if nothing else has answered. */
function isPageOfExpress(res: ServerResponse, body: unknown): boolean {
  return (
    !res.headersSent &&
    res.statusCode === 404 &&
    typeof body === "string" &&
    body.includes("<pre>Cannot OPTIONS ")
  );
}
