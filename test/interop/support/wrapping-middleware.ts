// Middleware that wraps the methods of the response, for programs of tests.
import compression from "compression";
import type { RequestHandler } from "express";
import session from "express-session";
import helmet from "helmet";
import pinoHttp from "pino-http";

export const middleware: RequestHandler[] = [
  pinoHttp({ stream: { write: () => undefined } } as object),
  helmet(),
  session({ secret: "secret", resave: true, saveUninitialized: true }),
  compression({ threshold: 0 }),
];
