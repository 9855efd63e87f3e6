import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ConfigurationError } from "../errors/configuration-error";
import type { HttpError } from "../errors/http-error";
import type { Note } from "../mappers/mapping";
import { isAbort } from "../report/is-abort";
import { escapeText, reportedMessage, type ErrorReport } from "../report/report";
import { describeValue, ignoreRejection, isObject, readProperty, readString } from "../untrusted";
import { isDiscarded } from "./connection";
import { deliver } from "./deliver";
import {
  collectNotes,
  describeError,
  describeFailure,
  type DescribeContext,
  type DescribedError,
} from "./describe-error";
import { passToExpress } from "./left-to-express";
import { completeOptions, type ErrorHandlerOptions, type Observer, type Settings } from "./options";

/** Published to, once for each failed request after its answer, if somebody subscribed. */
const ANSWERED = channel("express-error-profiles:answered");

/**
 * Goes on with the next middleware, or with the next error handler where it is given an error.
 *
 * @example
 * ```ts
 * const refuse = (_req: unknown, _res: unknown, next: Next): void => next(new Forbidden());
 * ```
 */
export type Next = (error?: unknown) => void;

/**
 * A middleware in the terms of `node:http`, which fits Express 4 and 5 and a bare router.
 *
 * @example
 * ```ts
 * const readOnly: Middleware = (req, _res, next) => {
 *   next(req.method === "GET" ? undefined : new HttpError(405, undefined, { allow: ["GET"] }));
 * };
 * ```
 */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: Next) => void;

/**
 * An error-handling middleware in the terms of `node:http`. Express knows it by its four parameters.
 *
 * @example
 * ```ts
 * const answer: ErrorMiddleware = errorHandler({ profile: kmsProfile });
 * app.use("/v1.0", answer);
 * ```
 */
export type ErrorMiddleware = (error: unknown, req: IncomingMessage, res: ServerResponse, next: Next) => void;

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
   * Describes what would be sent for an error: for templates, GraphQL, sockets and serverless functions. It calls no
   * `onError`.
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
 * consistent JSON body. Put it behind everything else of the app, or of a router.
 *
 * @throws ConfigurationError for an unknown or mistyped option, an envelope that needs codes with a profile
 * that has none, and at the first request where it is used without its `()`.
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
      "errorHandler takes one object of options, and is no middleware itself. Write app.use(errorHandler()).",
    );
  }
  const settings = completeOptions(options);
  const describe: ErrorHandler["describe"] = (error, context = {}) => describeError(error, context, settings);
  return Object.assign(
    function errorHandler(error: unknown, req: IncomingMessage, res: ServerResponse, next: Next): void {
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
  if (hasStackLeft(NEEDED_FRAMES)) handle(error, req, res, settings);
  else void UNWOUND.then(() => handle(error, req, res, settings));
}

/**
 * The calls that an answer may take on the stack, with the wrappers of other middleware. A stack overflow while Node
 * writes leaves a response half written, and ends the process under Node 24.
 */
const NEEDED_FRAMES = 300;

/** Whether so many calls still fit on the stack: a handler may call `next(error)` at the bottom of a recursion. */
function hasStackLeft(frames: number): boolean {
  try {
    return frames === 0 || hasStackLeft(frames - 1);
  } catch {
    return false;
  }
}

/** What waits for it runs when the stack is empty. To wait for it takes less stack than `setImmediate`. */
const UNWOUND = Promise.resolve();

/** One error's way: thrown value, one of our errors, what the client receives, the socket, the report. */
function handle(error: unknown, given: IncomingMessage, res: ServerResponse, settings: Settings): void {
  // A handler that is called by hand may be given none.
  const req = isObject(given) ? given : res.req;
  const { notes, mistakes, note } = collectNotes();
  const { httpError, mapper, requestId, response } = describeFailure(error, req, res, settings, note);
  const { status, thrownStatus, problem } = response;
  if (status >= 500) setErr(res, httpError, note);
  const outcome = deliver(req, res, response, note);
  // The answer itself has made the reader of the body fail.
  if (outcome === "late" && isDiscarded(req) && isAbort(error)) return;
  const report: ErrorReport = {
    error,
    httpError,
    // Read on demand: some libraries compute the message of an error.
    get message() {
      return reportedMessage(error);
    },
    status,
    thrownStatus,
    code: problem.code,
    outcome,
    requestId,
    method: readString(req, "method") ?? "",
    path: pathOf(req),
    route: routeOf(req),
    mapper,
    notes,
    mistakes,
  };
  observe(settings.onError, report, req, res);
  if (ANSWERED.hasSubscribers) ANSWERED.publish({ report, req, res });
}

/** Where pino-http and its kin look for the error to log; a 4xx is none of theirs. */
function setErr(res: ServerResponse, httpError: HttpError, note: Note): void {
  try {
    Reflect.set(res, "err", httpError);
  } catch {
    note("The property err of the response could not be set.");
  }
}

/** The path that the failed route was declared with; Express sets it when it has matched one. */
function routeOf(req: IncomingMessage): string | undefined {
  return readString(readProperty(req, "route"), "path");
}

/** The path as the client sent it; a query can hold secrets and is left out. */
function pathOf(req: IncomingMessage): string {
  const url = readString(req, "originalUrl") ?? readString(req, "url") ?? "";
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/** Tells an observer of a failed request. What it does with it cannot change the answer. */
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
    console.error(`The option onError of errorHandler failed: "${escapeText(message, 1_024)}"`);
  } catch {
    // Whoever replaced the console has nowhere to be told.
  }
}
