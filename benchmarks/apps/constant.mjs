import { Buffer } from "node:buffer";
import express from "express";

const PROBLEM =
  '{"type":"about:blank","title":"Not Found","status":404,"detail":"No key has the id 42.","requestId":"00000000-0000-4000-8000-000000000000"}';
const ERROR_CODE = '{"error":{"error_code":"KMS.0401","error_msg":"No key has the id 42."}}';

/** The measure of all others: a route that answers with the bytes of ours and does nothing else. */
export function constant() {
  return constantApp("application/problem+json", PROBLEM);
}

/** The same with the bytes of the KMS profile. */
export function constantKms() {
  return constantApp("application/json", ERROR_CODE);
}

/** The least that an error costs in Express itself: the same error each time, and the constant bytes for it. */
export function constantError() {
  const error = new Error("constant");
  const app = express();
  app.get("/keys/:id", () => {
    throw error;
  });
  const answer = answerWith("application/problem+json", PROBLEM);
  app.use((_error, req, res, _next) => answer(req, res));
  return app;
}

/** No error either, but written as most services do: an object of the same members through `res.json`. */
export function constantJson() {
  const app = express();
  app.get("/keys/:id", (req, res) => {
    res.status(404).json({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: `No key has the id ${req.params.id}.`,
    });
  });
  return app;
}

function constantApp(mediaType, body) {
  const app = express();
  app.get("/keys/:id", answerWith(mediaType, body));
  return app;
}

function answerWith(mediaType, body) {
  const length = String(Buffer.byteLength(body));
  return (_req, res) => {
    res.statusCode = 404;
    res.setHeader("Content-Type", mediaType);
    res.setHeader("Content-Length", length);
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("X-Request-Id", "00000000-0000-4000-8000-000000000000");
    res.end(body);
  };
}
