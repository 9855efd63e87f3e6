import express from "express";
import { Conflict, errorHandler, kmsProfile, notFound } from "express-error-profiles";
import { kmsRouter } from "./kms-router";

export const app = express();

// A Conflict is thrown on both sides. The KMS table has no 409, so it is answered as 400 there.
app.use("/v1.0/:projectId/kms", kmsRouter, notFound(), errorHandler({ profile: kmsProfile }));

app.post("/orders/:id/cancellation", (req) => {
  throw new Conflict(`The order ${req.params.id} has been delivered.`);
});

app.use(notFound());
app.use(errorHandler());
