import type { IncomingMessage, ServerResponse } from "node:http";

/** Goes on with the next middleware, or with the next error handler where it is given an error. */
export type Next = (error?: unknown) => void;

/** A middleware in the terms of `node:http`, which fits Express 4 and 5 and a bare router. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: Next) => void;

/** An error-handling middleware in the terms of `node:http`. Express knows it by its four parameters. */
export type ErrorMiddleware = (error: unknown, req: IncomingMessage, res: ServerResponse, next: Next) => void;
