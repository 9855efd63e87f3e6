import express from "express";
import { defaultMappers, errorHandler, notFound } from "express-error-profiles";
import { bodyErrors } from "./body";
import { document } from "./document";
import { kmsRouter } from "./kms-router";
import { kms } from "./profile";

export const app = express();

app.get("/openapi.json", (_req, res) => {
  res.json(document);
});
app.use("/v1.0/:projectId/kms", kmsRouter());
app.use(notFound());
app.use(errorHandler({ profile: kms, mappers: [bodyErrors, ...defaultMappers] }));
