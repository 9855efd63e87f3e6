import type { ErrorRequestHandler, Express } from "express";
import request, { type Test } from "supertest";

/** What `app` passes on to its error handlers where `ask` makes a request of it; undefined where it fails in nothing. */
export async function caughtError(
  app: Express,
  ask: (agent: ReturnType<typeof request>) => Test,
): Promise<unknown> {
  let caught: unknown;
  // Express knows an error handler by its four parameters.
  const catcher: ErrorRequestHandler = (error, _req, res, _next) => {
    caught = error;
    res.end();
  };
  app.use(catcher);
  await ask(request(app));
  return caught;
}
