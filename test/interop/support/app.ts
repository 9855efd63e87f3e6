import express, { type Express, type RequestHandler } from "express";
import { errorHandler, type ErrorHandlerOptions, type ErrorReport } from "../../../src";

/** An app with `handlers` before the error handler, and the reports of what failed. */
export interface ObservedApp {
  readonly app: Express;
  readonly reports: ErrorReport[];
}

/** An app whose every path is answered by `handlers`, with the reports of what failed. */
export function observedAppOf(
  handlers: readonly RequestHandler[],
  options: ErrorHandlerOptions = {},
): ObservedApp {
  const reports: ErrorReport[] = [];
  const app = express();
  app.use(...handlers);
  app.use(errorHandler({ onError: (report) => reports.push(report), requestId: false, ...options }));
  return { app, reports };
}
