import express from "express";

/** An app whose one route throws what `makeError` makes of the id in the path; the handlers answer it. */
export function appThatThrows(makeError, ...handlers) {
  const app = express();
  app.get("/keys/:id", (req) => {
    throw makeError(req.params.id);
  });
  for (const handler of handlers) app.use(handler);
  return app;
}
