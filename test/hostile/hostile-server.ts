import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express, RequestHandler } from "express";
import { errorHandler, notFound, type ErrorReport } from "../../src";
import { CREATE_APP, PROFILES, type ProfileName, type Setting } from "./settings";

export type HandlerOptions = NonNullable<Parameters<typeof errorHandler>[0]>;

export interface Plan {
  /** What the app has in front of the failing handler. */
  readonly before?: (app: Express, setting: Setting) => void;
  /** Options of the error handler beside its profile; they win over the suite's own. */
  readonly options?: HandlerOptions;
  /** Leaves `onError` out, so that the default logger is told instead of `reports`. */
  readonly logged?: boolean;
}

export interface HostileServer {
  readonly profile: ProfileName;
  readonly reports: ErrorReport[];
  readonly port: number;
  /** What every path but /alive does. */
  handle: RequestHandler;
}

/** Starts a server for the tests of one describe block and stops it after them. */
export function useHostileServer(setting: Setting, plan: Plan = {}): HostileServer {
  let server: Server | undefined;
  let port = 0;
  const state = {
    profile: setting.profile,
    reports: [] as ErrorReport[],
    get port() {
      return port;
    },
    handle: ((_request, _response, next) => {
      next();
    }) as RequestHandler,
  };
  beforeAll(async () => {
    const app = createHostileApp(setting, state, plan);
    server = await listen(app);
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    state.reports.length = 0;
  });
  afterAll(async () => {
    await close(server);
  });
  return state;
}

function createHostileApp(setting: Setting, state: HostileServer, plan: Plan): Express {
  const app = withEnvironment(setting.environment, () => CREATE_APP[setting.express]());
  app.get("/alive", (_request, response) => {
    response.end("alive");
  });
  plan.before?.(app, setting);
  app.use((request, response, next) => state.handle(request, response, next));
  app.use(notFound());
  const onError = (report: ErrorReport): void => {
    state.reports.push(report);
  };
  const observed = plan.logged === true ? {} : { onError };
  app.use(errorHandler({ profile: PROFILES[setting.profile], ...observed, ...plan.options }));
  return app;
}

function withEnvironment<Result>(environment: string | undefined, create: () => Result): Result {
  const before = process.env["NODE_ENV"];
  if (environment === undefined) delete process.env["NODE_ENV"];
  else process.env["NODE_ENV"] = environment;
  try {
    return create();
  } finally {
    process.env["NODE_ENV"] = before;
  }
}

async function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

export async function close(server: Server | undefined): Promise<void> {
  if (!server) return;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
