import express from "express";
import { errorHandler, NotFound, notFound } from "express-error-profiles";

export const app = express();

app.get("/keys/:id", (req) => {
  throw new NotFound(`No key has the id ${req.params.id}.`);
});

app.use(notFound());
app.use(errorHandler());
