import { Buffer } from "node:buffer";
import { randomUUID } from "node:crypto";
import express from "express";
import { appThatThrows } from "./app-that-throws.mjs";

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

/** The least that an answer of ours can cost: an error of a class, a request id and a body made for it, and no checks. */
export function byHand() {
  return appThatThrows(
    (id) => new NotFoundByHand(`No key has the id ${id}.`),
    (error, _req, res, _next) => {
      const { status, message: detail } = error;
      const requestId = randomUUID();
      const body = JSON.stringify({ type: "about:blank", title: "Not Found", status, detail, requestId });
      const length = String(Buffer.byteLength(body));
      send(res, { mediaType: "application/problem+json", length, requestId, body });
    },
  );
}

/** The same without stack traces, in the whole process. */
export function byHandWithoutStack() {
  Error.stackTraceLimit = 0;
  return byHand();
}

class NotFoundByHand extends Error {
  status = 404;
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
  const requestId = "00000000-0000-4000-8000-000000000000";
  return (_req, res) => send(res, { mediaType, length, requestId, body });
}

function send(res, { mediaType, length, requestId, body }) {
  res.statusCode = 404;
  res.setHeader("Content-Type", mediaType);
  res.setHeader("Content-Length", length);
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("X-Request-Id", requestId);
  res.end(body);
}
