import express from "express";
import { defineProfile, errorHandler, NotFound } from "express-error-profiles";

const BODY = '{"type":"about:blank","title":"Not Found","status":404,"detail":"No key has the id 42."}';

/** An app of so many routes, of which the last one throws, or answers by itself, and a profile of so many rows. */
export function scaledApp({ throws, routes, rows }) {
  const app = express();
  for (let index = 1; index < routes; index++) app.get(`/others/${index}/:id`, answerByItself);
  app.get("/keys/:id", throws ? throwError : answerByItself);
  app.use(errorHandler({ profile: profileOf(rows) }));
  return app;
}

/** A 500, and from 400 upwards as many as are asked for. */
function profileOf(count) {
  const statuses = [500, ...Array.from({ length: count - 1 }, (_, index) => 400 + index)];
  const rows = statuses.map((status) => [status, { reason: `Reason ${status}`, meaning: "It went wrong." }]);
  return defineProfile({ name: `${count} rows`, rows: Object.fromEntries(rows) });
}

function throwError(req) {
  throw new NotFound(`No key has the id ${req.params.id}.`);
}

function answerByItself(_req, res) {
  res.statusCode = 404;
  res.setHeader("Content-Type", "application/problem+json");
  res.setHeader("Content-Length", String(BODY.length));
  res.end(BODY);
}
