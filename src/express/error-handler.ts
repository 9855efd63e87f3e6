import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ConfigurationError } from "../errors/configuration-error";
import { escapeText, reportedMessage, type ErrorReport } from "../report/report";
import { describeValue, ignoreRejection, readProperty, readString } from "../untrusted";
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

/** One error's way: thrown value, one of our errors, what the client receives, the socket, the report. */
export function answerError(
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  settings: Settings,
): void {
  const { notes, mistakes, note } = collectNotes();
  const { httpError, mapper, requestId, response } = describeFailure(error, req, res, settings, note);
  const { status, thrownStatus } = response;
  // Where pino-http and its kin look for the error to log; a 4xx is none of theirs.
  if (status >= 500) Reflect.set(res, "err", httpError);
  const outcome = deliver(req, res, response, note);
  const report: ErrorReport = {
    error,
    httpError,
    // Read on demand: some libraries compute the message of an error.
    get message() {
      return reportedMessage(error);
    },
    status,
    thrownStatus,
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
