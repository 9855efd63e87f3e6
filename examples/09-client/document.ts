import { openapi } from "express-error-profiles/openapi";
import { library } from "./profile";

const errors = openapi(library);
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const book = {
  type: "object",
  required: ["id", "title"],
  properties: { id: { type: "string" }, title: { type: "string" } },
};
const loan = {
  type: "object",
  required: ["member"],
  properties: { member: { type: "string", minLength: 1 } },
};
const withBook = { content: { "application/json": { schema: book } } };

const found = errors.responses(200, "book-unknown", "closed", 500);
const lent = errors.responses(
  201,
  "member-missing",
  "book-unknown",
  "book-lent",
  "too-many-books",
  "closed",
  500,
);

/** What the library does, and how it fails, as OpenAPI 3.1. The errors are those of the table. */
export const document = {
  openapi: "3.1.0",
  info: { title: "A lending library", version: "1.0.0", license: { name: "MIT", identifier: "MIT" } },
  servers: [{ url: "/" }],
  paths: {
    "/books/{id}": {
      get: {
        operationId: "getBook",
        summary: "Get a book",
        security: [],
        parameters: [id],
        responses: { ...found, 200: { ...found[200], ...withBook } },
      },
    },
    "/books/{id}/loans": {
      post: {
        operationId: "lendBook",
        summary: "Lend a book to a member",
        security: [],
        parameters: [id],
        requestBody: { required: true, content: { "application/json": { schema: loan } } },
        responses: { ...lent, 201: { ...lent[201], ...withBook } },
      },
    },
  },
  components: errors.components,
};
