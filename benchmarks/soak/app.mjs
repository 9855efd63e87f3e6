import { setImmediate } from "node:timers/promises";
import express from "express";
import {
  BadRequest,
  Conflict,
  errorHandler,
  HttpError,
  NotFound,
  notFound,
  ServerUnavailable,
} from "express-error-profiles";
import createError from "http-errors";
import { TWENTY_ISSUES } from "../micro/issues.mjs";

/** An app that fails in every way that a service does; `cases.mjs` says what each must be answered with. */
export function failingApp() {
  const app = express();
  app.use(express.json({ limit: 1_024 }));
  app.get("/succeeds/:id", (req, res) => {
    res.json({ id: req.params.id });
  });
  app.get("/missing/:id", ({ params }) => {
    throw new NotFound(`No key has the id ${params.id}.`);
  });
  app.get("/rejects/:id", async ({ params }) => {
    await setImmediate();
    throw new NotFound(`No key has the id ${params.id}.`);
  });
  app.get("/issues/:id", ({ params }) => {
    throw new BadRequest(`The order ${params.id} is malformed.`, { issues: TWENTY_ISSUES });
  });
  app.get("/conflict/:id", ({ params }, res) => {
    res.setHeader("Content-Encoding", "gzip");
    res.setHeader("ETag", '"stale"');
    throw new Conflict(`The key ${params.id} exists.`, { code: "KEY_EXISTS", extensions: { id: params.id } });
  });
  app.get("/unlisted/:id", ({ params }) => {
    throw new HttpError(429, `The key ${params.id} is in demand.`, { retryAfter: 7 });
  });
  app.get("/http-errors/:id", ({ params }) => {
    throw createError(403, `The key ${params.id} is not yours.`);
  });
  app.get("/unavailable/:id", ({ params }) => {
    throw new ServerUnavailable(`secret: the database of ${params.id}`, { retryAfter: 7 });
  });
  app.get("/bug/:id", ({ params }) => {
    throw new TypeError(`secret: ${params.id} is not a function`);
  });
  app.get("/upstream/:id", ({ params }) => {
    const headers = { "set-cookie": "secret" };
    throw Object.assign(new Error(`secret: ${params.id}`), { status: 401, statusCode: 401, headers });
  });
  app.get("/text/:id", ({ params }) => {
    throw `secret: ${params.id}`;
  });
  app.get("/begun/:id", (_req, res) => {
    res.write("This is not");
    throw new Error("secret: the source of the body ended");
  });
  app.use(notFound());
  app.use(errorHandler());
  return app;
}
