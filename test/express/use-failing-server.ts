import type { RequestHandler } from "express";
import type { ErrorHandlerOptions, ErrorReport } from "../../src";
import { appThatFails, type ExpressVersion } from "../support/app-that-throws";
import { useServer, type TestServer } from "../support/use-server";

export interface FailingServer {
  readonly server: TestServer;
  readonly reports: ErrorReport[];
  /** What the route does; set by each test. */
  handle: RequestHandler;
  /** The first report of a test, as soon as there is one. */
  nextReport(): Promise<ErrorReport>;
}

/** Serves an app whose route does what the test at hand says, and keeps what its observer is told. */
export function useFailingServer(options: ErrorHandlerOptions = {}, version?: ExpressVersion): FailingServer {
  const reports: ErrorReport[] = [];
  let wake: () => void = () => undefined;
  const onError = (report: ErrorReport): void => {
    reports.push(report);
    wake();
  };
  const state = {
    handle: ((_request, _response, next) => {
      next();
    }) as RequestHandler,
    reports,
    nextReport: async () => {
      const [first] = reports;
      if (first !== undefined) return first;
      await new Promise<void>((resolve) => (wake = resolve));
      return await state.nextReport();
    },
  } as Omit<FailingServer, "server">;
  const route: RequestHandler = (request, response, next) => state.handle(request, response, next);
  const server = useServer(appThatFails(route, { onError, ...options }, version));
  beforeEach(() => {
    reports.length = 0;
  });
  return Object.assign(state, { server });
}
