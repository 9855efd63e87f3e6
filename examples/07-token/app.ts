import express, { type Express, type Request } from "express";
import { errorHandler, NotFound, notFound } from "express-error-profiles";
import { requireScope, requireToken } from "./access";

/** An app whose keys only those reach who bring a token that was signed with the secret. */
export function createApp(secret: string): Express {
  const app = express();
  const keys = new Map([["1", { id: "1", alias: "payments" }]]);

  app.use("/keys", requireToken(secret));

  app.get("/keys/:id", (req, res) => {
    const key = keys.get(req.params.id);
    if (key === undefined) throw new NotFound(`No key has the id ${req.params.id}.`);
    res.json(key);
  });

  app.delete("/keys/:id", requireScope("keys:delete"), (req: Request<{ id: string }>, res) => {
    keys.delete(req.params.id);
    res.status(204).end();
  });

  app.use(notFound());
  app.use(errorHandler());
  return app;
}
