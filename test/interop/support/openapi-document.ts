import type { OpenAPIV3 } from "express-openapi-validator/dist/framework/types";

const ok = { 200: { description: "OK" } };

/** A document with something to refuse in each part of a request. */
export const openapiDocument: OpenAPIV3.DocumentV3 = {
  openapi: "3.0.3",
  info: { title: "Keys", version: "1" },
  paths: {
    "/keys": {
      get: {
        parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
        responses: {
          200: {
            description: "The keys",
            content: { "application/json": { schema: { type: "array", items: { type: "string" } } } },
          },
        },
      },
    },
    "/keys/{id}": {
      post: {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "limit", in: "query", schema: { type: "integer" } },
          { name: "x-tenant", in: "header", required: true, schema: { type: "string" } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                additionalProperties: false,
                properties: {
                  alias: { type: "string", enum: ["one", "two"] },
                  items: {
                    type: "array",
                    items: { type: "object", properties: { "a~b": { type: "string" } } },
                  },
                },
              },
            },
          },
        },
        responses: ok,
      },
    },
    "/private": { get: { security: [{ token: [] }], responses: ok } },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
};
