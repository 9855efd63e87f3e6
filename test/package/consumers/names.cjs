// Prints the names that a reader of logs meets: of middleware, classes and mappers, in a note, and in a stack trace.
const { defaultMappers, errorHandler, NotFound, notFound, trustStatus } = require("express-error-profiles");

const trusted = trustStatus(() => {
  throw new Error("The predicate failed.");
});
let stack = "";
const handler = errorHandler({
  mappers: [trusted, () => void ({ stack } = new Error("Here."))],
  onError({ notes }) {
    const names = [handler, notFound(), NotFound, trusted].map(({ name }) => name);
    const mappers = defaultMappers.map(({ name }) => name);
    process.stdout.write(JSON.stringify({ names, error: new NotFound().name, mappers, notes, stack }));
  },
});
const express = require("express");
const app = express();
app.get("/", () => {
  throw new Error("It broke.");
});
app.use(handler);
const server = app.listen(0, async () => {
  await fetch(`http://localhost:${server.address().port}/`);
  server.close();
});
