import type { IncomingMessage } from "node:http";
import { assertKnownNames, ConfigurationError, wrongOption } from "../errors/configuration-error";
import { NotFound } from "../errors/documented-errors";
import { isLeft, leave } from "./error-handler";
import type { Middleware } from "./options";

/**
 * The options of {@link notFound}.
 *
 * @example
 * ```ts
 * const options: NotFoundOptions = { message: () => "There is no such page." };
 * ```
 */
export interface NotFoundOptions {
  /**
   * Returns the message of the error, for an app that names what was not found.
   *
   * @default the meaning of the row that answers a 404
   *
   * @example
   * ```ts
   * app.use(notFound({ message: (req) => `Nothing is at ${String(req.url)}.` }));
   * ```
   */
  message?: MessageOption | undefined;
}

/** Returns a message. It is the type of a method, so that its parameter may be typed as the request of Express. */
export type MessageOption = { describe(req: IncomingMessage): string }["describe"];

/**
 * Middleware for requests that no route has answered: passes a {@link NotFound} on to the error handler. It does
 * nothing if the response has begun or ended. An `OPTIONS` request for a path that a route serves is still answered by
 * Express, with an `Allow` header. Put it after the routes and before {@link errorHandler}.
 *
 * @throws ConfigurationError if it is used without its `()`, and for a wrong option.
 *
 * @example
 * ```ts
 * app.use(notFound());
 * app.use(errorHandler());
 * ```
 */
export function notFound(options: NotFoundOptions = {}): Middleware {
  // Express calls a middleware with three arguments. A rest parameter would show in every editor.
  if (arguments.length > 1) {
    throw new ConfigurationError(
      "missing-call",
      "notFound takes one object of options, and is not a middleware itself. Write app.use(notFound()).",
    );
  }
  assertKnownNames("notFound", options, ["message"]);
  const message = messageOption("notFound", options);
  return function notFound(req, res, next) {
    // A handler that answers may call next() too, or go on to write: its response is healthy.
    if (res.headersSent) return;
    if (isLeft(res)) next();
    else next(leave(req, new NotFound(message?.(req))));
  };
}

/** The option `message` of a middleware, checked. */
export function messageOption(
  subject: string,
  { message }: { message?: MessageOption | undefined },
): MessageOption | undefined {
  if (message === undefined || typeof message === "function") return message;
  throw wrongOption(subject, 'a function as "message"', message);
}
