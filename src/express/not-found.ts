import { ConfigurationError } from "../errors/configuration-error";
import { NotFound } from "../errors/documented-errors";
import type { Middleware } from "./error-handler";

/**
 * Middleware for what no route has answered: passes a {@link NotFound} on to the error handler. Put it behind
 * the routes and before {@link errorHandler}.
 *
 * @throws ConfigurationError where it is used without its `()`, or given an argument.
 *
 * @example
 * ```ts
 * app.use(notFound());
 * app.use(errorHandler());
 * ```
 */
export function notFound(): Middleware {
  // A rest parameter would show in every editor.
  if (arguments.length > 0) {
    throw new ConfigurationError(
      "missing-call",
      "notFound takes no arguments, and is no middleware itself. Write app.use(notFound()).",
    );
  }
  return function notFound(_req, _res, next) {
    next(new NotFound());
  };
}
