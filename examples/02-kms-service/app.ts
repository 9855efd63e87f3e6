import express from "express";
import { defaultMappers, errorHandler, notFound, watchStatuses } from "express-error-profiles";
import { bodyErrors } from "./body";
import { document } from "./document";
import { kmsRouter } from "./kms-router";
import { kms } from "./profile";

export const app = express();

// Says so if a handler sends a status that the table does not list. The first middleware, so that it sees every answer.
const seen = watchStatuses(kms, {
  onUndocumented: ({ method, path, status, place }) => {
    console.error(
      `${method} ${path} answered ${String(status)}, which is not documented (${place ?? "unknown"})`,
    );
  },
});
app.use(seen.middleware);

app.get("/openapi.json", (_req, res) => {
  res.json(document);
});
app.use("/v1.0/:projectId/kms", kmsRouter());
app.use(notFound());
app.use(errorHandler({ profile: kms, mappers: [bodyErrors, ...defaultMappers] }));
