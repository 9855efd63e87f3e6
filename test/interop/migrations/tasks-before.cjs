"use strict";

// An application before it is migrated: JavaScript, Express 4, joi, winston, errors with `httpCode`, `errorCode` and `details`,
// and handlers that set `res.statusCode` before they throw.
const express = require("express4");
const Joi = require("joi");

class ApiError extends Error {
  constructor(httpCode, errorCode, message, details) {
    super(message);
    Object.assign(this, { httpCode, errorCode, details });
  }
}

const Task = Joi.object({ title: Joi.string().max(20).required(), done: Joi.boolean() });

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
  app.use((req, res, next) => {
    next(new ApiError(404, "NOT_FOUND", "There is nothing here."));
  });
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    const ofResponse = res.statusCode >= 400 ? res.statusCode : 500;
    const status = error.httpCode || error.status || (error.isJoi ? 400 : ofResponse);
    logger.error(error.message, { status, path: req.path });
    const details = error.isJoi ? error.details.map(({ message }) => message) : error.details;
    res.status(status).json({ error: { code: error.errorCode || "ERROR", message: error.message, details } });
  });
  return app;
};
