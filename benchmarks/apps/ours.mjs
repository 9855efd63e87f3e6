import express from "express";
import { captureStackTraces, errorHandler, kmsProfile, NotFound } from "express-error-profiles";

/** All default options, and a message of the error's own. */
export function ours() {
  return appThatThrows((id) => new NotFound(`No key has the id ${id}.`));
}

/** Takes no trace for a 4xx, where nobody reads it. */
export function oursWithoutStack() {
  captureStackTraces("server-errors");
  return ours();
}

/** The least that can be asked of it. */
export function oursWithoutStackAndRequestId() {
  captureStackTraces("server-errors");
  return appThatThrows((id) => new NotFound(`No key has the id ${id}.`), { requestId: false });
}

/** The KMS profile, and a code and message of the error's own. */
export function oursKms() {
  return appThatThrows((id) => new NotFound(`No key has the id ${id}.`, { code: "KMS.0401" }), {
    profile: kmsProfile,
  });
}

function appThatThrows(makeError, options) {
  const app = express();
  app.get("/keys/:id", (req) => {
    throw makeError(req.params.id);
  });
  app.use(errorHandler(options));
  return app;
}
