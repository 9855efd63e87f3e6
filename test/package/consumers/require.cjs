// An app in CommonJS: what it throws is answered, and what is required is what is imported.
const assert = require("node:assert/strict");
const express = require("express");
const { HttpError, NotFound, errorHandler } = require("express-error-profiles");

async function main() {
  const imported = await import("express-error-profiles");
  assert.equal(imported.NotFound, NotFound);
  assert.ok(new imported.NotFound() instanceof HttpError);
  assert.ok(new NotFound() instanceof imported.HttpError);

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
}

main();
