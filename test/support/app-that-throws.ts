import express5, { type Express, type RequestHandler } from "express";
import express4 from "express4";
import { errorHandler, notFound, type ErrorHandlerOptions } from "../../src";

export type ExpressVersion = 4 | 5;

export const EXPRESS_VERSIONS: readonly ExpressVersion[] = [5, 4];

// The calls that tests make exist in both versions with one meaning.
export const EXPRESS = { 4: express4 as unknown as typeof express5, 5: express5 };

/** An app that fails on every path but `/unknown` as `fail` says, quietly unless its options have an observer. */
export function appThatFails(
  fail: RequestHandler,
  options: ErrorHandlerOptions = {},
  version: ExpressVersion = 5,
): Express {
  const app = EXPRESS[version]();
  app.use((request, response, next) => {
    const route: RequestHandler = request.path === "/unknown" ? passOn : fail;
    // Express 5 waits for what a handler returns.
    return route(request, response, next);
  });
  app.use(notFound());
  app.use(errorHandler({ onError: ignore, ...options }));
  return app;
}

/** An app that throws what `make` returns on every path but `/unknown`. */
export function appThatThrows(
  make: () => unknown,
  options?: ErrorHandlerOptions,
  version?: ExpressVersion,
): Express {
  return appThatFails(
    () => {
      throw make();
    },
    options,
    version,
  );
}

const passOn: RequestHandler = (_request, _response, next) => {
  next();
};

function ignore(): void {
  // What fails is what the tests are about, so it is no news.
}
