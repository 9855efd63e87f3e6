import { type IncomingMessage, METHODS, type ServerResponse } from "node:http";
import { assertKnownNames, ConfigurationError, wrongOption } from "../errors/configuration-error";
import { HttpError } from "../errors/http-error";
import { ownNames, readProperty } from "../untrusted";
import { type MessageOption, messageOption } from "./not-found";
import type { Middleware } from "./options";

/**
 * The options of {@link methodNotAllowed}.
 *
 * @example
 * ```ts
 * const options: MethodNotAllowedOptions = { options: 200 };
 * ```
 */
export interface MethodNotAllowedOptions {
  /**
   * The status that `OPTIONS` is answered with, for a table that does not list 204.
   *
   * @default 204
   *
   * @example
   * ```ts
   * app.route("/keys").post(createKey).all(methodNotAllowed({ options: 200 }));
   * ```
   */
  options?: 200 | 204 | undefined;
  /**
   * Returns the message of the error.
   *
   * @default the meaning of the row that is answered
   *
   * @example
   * ```ts
   * methodNotAllowed({ message: (req) => `Keys do not take ${String(req.method)}.` });
   * ```
   */
  message?: MessageOption | undefined;
}

/**
 * Middleware that ends a route: every method that the route does not handle is a 405 with the methods that it does
 * handle in its `Allow` header. It answers `OPTIONS` with that header itself, since Express leaves it to a route that
 * takes all methods. A profile without 405 answers with the row of its fallback, and `Allow` stays.
 *
 * @throws ConfigurationError if it is used without its `()`, and for a wrong option; at the first request if it does
 * not come after the methods of a route.
 *
 * @example
 * ```ts
 * app.route("/keys/:id").get(readKey).delete(deleteKey).all(methodNotAllowed());
 * // PUT /keys/7: 405, Allow: DELETE, GET, HEAD, OPTIONS
 * ```
 */
export function methodNotAllowed(options: MethodNotAllowedOptions = {}): Middleware {
  // Express calls a middleware with three arguments. A rest parameter would show in every editor.
  if (arguments.length > 1) {
    throw new ConfigurationError(
      "missing-call",
      "methodNotAllowed takes one object of options, and is not a middleware itself. Write .all(methodNotAllowed()).",
    );
  }
  assertKnownNames("methodNotAllowed", options, ["options", "message"]);
  const { options: status = 204 } = options;
  if (![200, 204].includes(status)) throw wrongOption("methodNotAllowed", '200 or 204 as "options"', status);
  const message = messageOption("methodNotAllowed", options);
  return function methodNotAllowed(req, res, next) {
    const handled = handledMethods(req);
    const allow = [...new Set([...handled, "OPTIONS"])].sort();
    // Its handler has called next(), as one does for something that it does not find.
    if (handled.includes(String(req.method))) next();
    else if (req.method === "OPTIONS") answerOptions(res, status, allow);
    else next(new HttpError(405, message?.(req), { allow }));
  };
}

/**
 * The methods that the route of a request handles. Express 4 and 5 both keep them in its `methods`, in lower case.
 *
 * @throws ConfigurationError if there is no route, or none that handles some methods and others not.
 */
function handledMethods(req: IncomingMessage): string[] {
  const methods = ownNames(readProperty(readProperty(req, "route"), "methods"))
    .filter((name) => name !== "_all")
    .map((name) => name.toUpperCase());
  if (methods.length > 0 && methods.length < METHODS.length) {
    return methods.includes("GET") ? [...methods, "HEAD"] : methods;
  }
  throw new ConfigurationError(
    "no-route",
    "methodNotAllowed must come after the methods of a route. Write app.route(path).get(…).all(methodNotAllowed()).",
  );
}

function answerOptions(res: ServerResponse, status: number, allow: readonly string[]): void {
  res.statusCode = status;
  res.setHeader("Allow", allow.join(", "));
  // Node adds it only if nothing writes the head before the end, as compression does.
  if (status === 200) res.setHeader("Content-Length", 0);
  res.end();
}
