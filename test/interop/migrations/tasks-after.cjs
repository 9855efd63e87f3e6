"use strict";

// The same application after the steps of docs/migrating.md.
const {
  BadRequest,
  defaultMappers,
  errorHandler,
  formatReport,
  HttpError,
  notFound,
  standardProfile,
  trustStatus,
} = require("express-error-profiles");
const express = require("express4");
const Joi = require("joi");

class ApiError extends Error {
  constructor(httpCode, errorCode, message, details) {
    super(message);
    Object.assign(this, { httpCode, errorCode, details });
  }
}

const Task = Joi.object({ title: Joi.string().max(20).required(), done: Joi.boolean() });

// Step 3: the body of before.
const envelope = {
  mediaType: "application/json; charset=utf-8",
  requiresCode: false,
  body: ({ code = "ERROR", detail, extensions }) => ({ error: { code, message: detail, ...extensions } }),
};

// Step 3: as wide as the handler of before.
const ownErrors = trustStatus((error) => error instanceof ApiError, {
  status: (error) => error.httpCode,
  code: (error) => error.errorCode,
  extensions: ({ details }) => (details === undefined ? {} : { details }),
});
const joiErrors = (error) =>
  error?.isJoi === true
    ? new BadRequest(error.message, {
        cause: error,
        extensions: { details: error.details.map(({ message }) => message) },
      })
    : undefined;

exports.tasksApp = function tasksApp(logger) {
  const tasks = new Map([["1", { title: "Write it down." }]]);
  const app = express();
  app.use(express.json());
  app.get("/tasks/:id", (req, res, next) => {
    const task = tasks.get(req.params.id);
    if (task === undefined)
      next(new ApiError(404, "TASK_UNKNOWN", "There is no such task.", { id: req.params.id }));
    else res.json(task);
  });
  app.post("/tasks", (req, res, next) => {
    const { error, value } = Task.validate(req.body, { abortEarly: false });
    if (error) next(error);
    else if ([...tasks.values()].some(({ title }) => title === value.title))
      next(new ApiError(409, "TASK_TWICE", "There is such a task."));
    else res.status(201).json(value);
  });
  app.delete("/tasks/:id", (req, res) => {
    res.statusCode = 403;
    throw new Error("Only its owner may delete a task.");
  });
  app.get("/report", () => {
    throw new Error("connect ECONNREFUSED 10.0.0.5:5432");
  });
  app.use(notFound({ message: () => "There is nothing here." }));
  // Step 3: the bridge for handlers that set the status of the response.
  app.use((error, _req, res, next) => {
    const hasStatus = error instanceof Error && ("status" in error || "httpCode" in error);
    if (res.statusCode < 400 || hasStatus) next(error);
    else
      next(
        new HttpError(res.statusCode, error instanceof Error ? error.message : String(error), {
          cause: error,
        }),
      );
  });
  app.use(
    errorHandler({
      profile: standardProfile,
      envelope,
      mappers: [...defaultMappers, ownErrors, joiErrors],
      onError: (report) => {
        logger.error(formatReport(report), { status: report.status, path: report.path });
      },
    }),
  );
  return app;
};
