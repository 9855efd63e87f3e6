import type { IncomingMessage, ServerResponse } from "node:http";
import { ConfigurationError } from "../errors/configuration-error";
import { toHttpError } from "../mappers/to-http-error";
import { escapeText, type ErrorReport } from "../report/report";
import { buildResponse } from "../response/build-response";
import { describeValue, ignoreRejection, readString } from "../untrusted";
import { deliver } from "./deliver";
import { completeOptions, type ErrorHandlerOptions, type Observer, type Settings } from "./options";
import { requestIdOf } from "./request-id";

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

/** An error can hold any number of things that are left out, and each would be a note. */
const MAX_NOTES = 64;

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
export function errorHandler(options: ErrorHandlerOptions = {}): ErrorMiddleware {
  // Express calls a middleware with three arguments. A rest parameter would show in every editor.
  if (arguments.length > 1) {
    throw new ConfigurationError(
      "missing-call",
      "errorHandler takes one object of options, and is no middleware itself. Write app.use(errorHandler()).",
    );
  }
  const settings = completeOptions(options);
  // A method, since minification takes the names of functions and leaves those of properties.
  const named: Record<"errorHandler", ErrorMiddleware> = {
    // Express knows an error handler by its four parameters, so the last is there though nothing is passed on.
    errorHandler(error, req, res, _next) {
      answer(error, req, res, settings);
    },
  };
  return named.errorHandler;
}

/** One error's way: thrown value, one of our errors, what the client receives, the socket, the report. */
function answer(error: unknown, req: IncomingMessage, res: ServerResponse, settings: Settings): void {
  const notes: string[] = [];
  const note = (sentence: string): void => {
    if (notes.length === MAX_NOTES || notes.includes(sentence)) return;
    notes.push(notes.length === MAX_NOTES - 1 ? "Further notes were left out." : sentence);
  };
  const requestId = requestIdOf(settings.requestId, req, res, note);
  const httpError = toHttpError(error, settings.mappers, note, { req });
  const response = buildResponse(httpError, settings.plan, requestId, note);
  const { status, thrownStatus } = response;
  // Where pino-http and its kin look for the error to log; a 4xx is none of theirs.
  if (status >= 500) Reflect.set(res, "err", httpError);
  const outcome = deliver(req, res, response, note);
  const report: ErrorReport = {
    error,
    httpError,
    status,
    thrownStatus,
    outcome,
    requestId,
    method: readString(req, "method") ?? "",
    path: pathOf(req),
    notes,
  };
  observe(settings.onError, report, req, res);
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
