import express from "express";
import { defaultMappers, errorHandler, kmsProfile, nestedErrorCode, notFound } from "express-error-profiles";
import { bodyErrors } from "./body";
import { kmsRouter } from "./kms-router";

export const app = express();

app.use("/v1.0/:projectId/kms", kmsRouter());
app.use(notFound());
app.use(
  errorHandler({
    profile: kmsProfile,
    // The Node SDK of that cloud reads `code` and `message` inside `error`, not `error_code` and `error_msg`.
    envelope: nestedErrorCode({ aliases: true }),
    mappers: [bodyErrors, ...defaultMappers],
  }),
);
