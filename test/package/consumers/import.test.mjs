// An app in ESM, tested with `node --test`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import express from "express";
import { HttpError, NotFound, errorHandler } from "express-error-profiles";

test("what is thrown is answered", async () => {
  const app = express();
  app.get("/keys/1", () => {
    throw new NotFound("No key has the id 1.");
  });
  app.use(errorHandler());
  const server = app.listen(0);
  const response = await fetch(`http://localhost:${server.address().port}/keys/1`);
  server.close();
  assert.equal(response.status, 404);
  assert.equal((await response.json()).detail, "No key has the id 1.");
});

test("what is imported is what is required", () => {
  const required = createRequire(import.meta.url)("express-error-profiles");
  assert.equal(required.NotFound, NotFound);
  assert.ok(new required.NotFound() instanceof HttpError);
  assert.ok(new NotFound() instanceof required.HttpError);
});
