import type { IncomingMessage, ServerResponse } from "node:http";

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
