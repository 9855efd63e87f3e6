// An app in TypeScript; the compilers of the consumers check it.
import express from "express";
import { NotFound, defaultMappers, errorHandler, kmsProfile, notFound } from "express-error-profiles";
import { mapPostgres } from "express-error-profiles/databases";

const app = express();
app.get("/keys/:id", (request) => {
  throw new NotFound(`No key has the id ${request.params.id}.`, { code: "no-such-key" });
});
app.use("/v1.0/:projectId/kms", notFound(), errorHandler({ profile: kmsProfile }));
app.use(notFound());
app.use(errorHandler({ mappers: [...defaultMappers, mapPostgres] }));

// These do not compile, so the types arrived: unresolved ones would be `any` and take everything.
// @ts-expect-error -- a 404 has no Retry-After.
export const wrongHeader = new NotFound("No such key.", { retryAfter: 5 });
// @ts-expect-error -- the table of the KMS has no 409.
export const undocumented: keyof typeof kmsProfile.errors = "Conflict";
