// An app in CommonJS, tested with jest as it comes.
const { expect, jest: mocks, test } = require("@jest/globals");
const express = require("express");
const { NotFound, errorHandler } = require("express-error-profiles");

test("what is thrown is answered", async () => {
  const app = express();
  app.get("/keys/1", () => {
    throw new NotFound("No key has the id 1.");
  });
  app.use(errorHandler());
  const server = app.listen(0);
  const response = await fetch(`http://localhost:${server.address().port}/keys/1`);
  server.close();
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ status: 404, detail: "No key has the id 1." });
});

test("what an entry point exports can be spied on", () => {
  const databases = require("express-error-profiles/databases");
  const spy = mocks.spyOn(databases, "mapMongo").mockReturnValue(undefined);
  databases.mapMongo("an error");
  expect(spy).toHaveBeenCalledWith("an error");
});
