import type { RequestHandler } from "express";
import type { ErrorHandlerOptions, ErrorReport } from "../../src";
import { appThatFails, type AppSetting } from "./app-that-throws";
import type { RawResponse, RequestParts } from "./raw-http";
import { useServer, type TestServer } from "./use-server";

export interface FailingServer extends TestServer {
  /** What the observer received during a test. */
  readonly reports: ErrorReport[];
  /** What every path but /alive and /unknown does; set by each test. */
  handle: RequestHandler;
  /** The first report of a test, as soon as there is one. */
  nextReport(): Promise<ErrorReport>;
  /** The response where `make` makes what the handler throws. */
  answerTo(make: () => unknown, parts?: RequestParts): Promise<RawResponse>;
}

/** Serves an app whose route does what the test at hand says, while the tests of one describe block run. */
export function useFailingServer(options: ErrorHandlerOptions = {}, setting?: AppSetting): FailingServer {
  const reports: ErrorReport[] = [];
  let wake: () => void = () => undefined;
  const onError = (report: ErrorReport): void => {
    reports.push(report);
    wake();
  };
  const route: RequestHandler = (request, response, next) => failing.handle(request, response, next);
  const server = useServer(appThatFails(route, { onError, ...options }, setting));
  const failing: FailingServer = {
    get port() {
      return server.port;
    },
    ask: async (parts) => await server.ask(parts),
    reports,
    handle: (_request, _response, next) => {
      next();
    },
    nextReport: async () => {
      const [first] = reports;
      if (first !== undefined) return first;
      await new Promise<void>((resolve) => (wake = resolve));
      return await failing.nextReport();
    },
    answerTo: async (make, parts) => {
      failing.handle = () => {
        throw make();
      };
      return await server.ask(parts);
    },
  };
  beforeEach(() => {
    reports.length = 0;
  });
  return failing;
}
