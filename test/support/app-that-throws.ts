import express5, { type Express, type RequestHandler } from "express";
import express4 from "express4";
import { errorHandler, notFound, type ErrorHandlerOptions } from "../../src";

export type ExpressVersion = 4 | 5;

export const EXPRESS_VERSIONS: readonly ExpressVersion[] = [5, 4];

// The calls that tests make exist in both versions with one meaning.
export const EXPRESS = { 4: express4 as unknown as typeof express5, 5: express5 };

export interface AppSetting {
  /** 5 if absent. */
  readonly version?: ExpressVersion;
  /** NODE_ENV while the app is created, which is when Express reads it; jest's if absent. */
  readonly environment?: string | undefined;
  /** Adds what stands in front of the failing handler. */
  readonly before?: (app: Express) => void;
}

/**
 * An app that fails as `fail` says on every path but `/alive`, which is answered, and `/unknown`, which no route has.
 * It logs nothing unless its options have an observer.
 */
export function appThatFails(
  fail: RequestHandler,
  options: ErrorHandlerOptions = {},
  setting: AppSetting = {},
): Express {
  const { version = 5, before } = setting;
  const app = withEnvironment(setting, EXPRESS[version]);
  app.get("/alive", (_request, response) => {
    response.end("alive");
  });
  before?.(app);
  app.use((request, response, next) => {
    const route: RequestHandler = request.path === "/unknown" ? passOn : fail;
    // Express 5 waits for what a handler returns.
    return route(request, response, next);
  });
  app.use(notFound());
  app.use(errorHandler({ onError: ignore, ...options }));
  return app;
}

/** The same app, which throws what `make` returns. */
export function appThatThrows(make: () => unknown, options?: ErrorHandlerOptions): Express {
  return appThatFails(() => {
    throw make();
  }, options);
}

function withEnvironment(setting: AppSetting, create: () => Express): Express {
  if (!("environment" in setting)) return create();
  const before = process.env["NODE_ENV"];
  if (setting.environment === undefined) delete process.env["NODE_ENV"];
  else process.env["NODE_ENV"] = setting.environment;
  try {
    return create();
  } finally {
    process.env["NODE_ENV"] = before;
  }
}

const passOn: RequestHandler = (_request, _response, next) => {
  next();
};

function ignore(): void {
  // What fails is what the tests are about, so it is no news.
}
