import { requirePeer } from "../harness/peers.mjs";
import { appThatThrows } from "./app-that-throws.mjs";

/** A class as many services write it by hand. */
class NotFoundError extends Error {
  name = "NotFoundError";
  status = 404;
  statusCode = 404;
}

/** An object of Boom, its own headers and payload through `res.json`. */
export function boom() {
  const { boomify, notFound } = requirePeer("@hapi/boom");
  return appThatThrows(
    (id) => notFound(`No key has the id ${id}.`),
    (error, _req, res, _next) => {
      const { statusCode, headers, payload } = boomify(error).output;
      res.status(statusCode).set(headers).json(payload);
    },
  );
}

/** http-errors with the few lines of a handler that most services write. */
export function httpErrors() {
  const createError = requirePeer("http-errors");
  return appThatThrows(
    (id) => createError(404, `No key has the id ${id}.`),
    (error, _req, res, next) => {
      if (res.headersSent) {
        next(error);
        return;
      }
      const status = error.status ?? 500;
      const message = error.expose === true ? error.message : "Internal Server Error";
      res
        .status(status)
        .set(error.headers ?? {})
        .json({ error: { status, message } });
    },
  );
}

/** No handler at all: Express's own answers with a page and logs the stack. */
export function expressDefault() {
  return appThatThrows(makeNotFoundError);
}

export function strongErrorHandler() {
  return appThatThrows(makeNotFoundError, requirePeer("strong-error-handler")({ log: false }));
}

export function apiErrorHandler() {
  return appThatThrows(makeNotFoundError, requirePeer("api-error-handler")());
}

export function apiProblem() {
  const Problem = requirePeer("api-problem");
  return appThatThrows(
    (id) => new Problem(404, { detail: `No key has the id ${id}.` }),
    requirePeer("api-problem/lib/middleware")(),
  );
}

export function httpProblemDetails() {
  const { HttpProblemResponse } = requirePeer("express-http-problem-details");
  const { ProblemDocument } = requirePeer("http-problem-details");
  const { DefaultMappingStrategy, ErrorMapper, MapperRegistry } = requirePeer("http-problem-details-mapper");
  class NotFoundMapper extends ErrorMapper {
    constructor() {
      super(NotFoundError);
    }
    mapError(error) {
      return new ProblemDocument({ status: 404, title: "Not Found", detail: error.message });
    }
  }
  const strategy = new DefaultMappingStrategy(new MapperRegistry().registerMapper(new NotFoundMapper()));
  return appThatThrows(makeNotFoundError, HttpProblemResponse({ strategy }));
}

function makeNotFoundError(id) {
  return new NotFoundError(`No key has the id ${id}.`);
}
