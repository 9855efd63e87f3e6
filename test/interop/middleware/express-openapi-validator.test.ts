import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { error as openapiErrors, middleware } from "express-openapi-validator";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";
import { openapiDocument } from "../support/openapi-document";

/** The validator is a list of middleware, nested as deeply as it likes, and so is put into a router. */
function validate(securityHandler: () => boolean | Promise<boolean> = () => true): RequestHandler {
  const router = express.Router();
  router.use(
    express.json(),
    express.text(),
    middleware({
      apiSpec: openapiDocument,
      validateRequests: { allErrors: true },
      validateResponses: true,
      validateSecurity: { handlers: { token: securityHandler } },
    }) as unknown as (RequestHandler | ErrorRequestHandler)[],
  );
  router.get("/keys", (_req, res) => {
    res.json({ not: "what the document says" });
  });
  return router;
}

describe("express-openapi-validator", () => {
  it("is answered 400 with one issue for each part of the request that it refuses", async () => {
    const { base, kms, report } = await answersOf([validate()], (agent) =>
      agent.post("/keys/abc?limit=many").send({ items: [{ "a~b": 1 }], alias: "x", extra: true }),
    );
    expect(base.status).toBe(400);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
      errors: [
        { detail: "must be integer", pointer: "#/limit", in: "query", code: "type.openapi.validation" },
        {
          detail: "must have required property 'x-tenant'",
          pointer: "#/x-tenant",
          in: "header",
          code: "required.openapi.validation",
        },
        { detail: "must be integer", pointer: "#/id", in: "path", code: "type.openapi.validation" },
        {
          detail: "must NOT have additional properties",
          pointer: "#/extra",
          in: "body",
          code: "additionalProperties.openapi.validation",
        },
        {
          detail: "must be equal to one of the allowed values: one, two",
          pointer: "#/alias",
          in: "body",
          code: "enum.openapi.validation",
        },
        {
          detail: "must be string",
          pointer: "#/items/0/a~0b",
          in: "body",
          code: "type.openapi.validation",
        },
      ],
    });
    expect(kms.status).toBe(400);
    expect(report?.httpError.cause).toBe(report?.error);
  });

  it.each([
    {
      refused: "unknown",
      query: "colour=red",
      detail: "Unknown query parameter 'colour'",
      pointer: "#/colour",
    },
    {
      refused: "empty",
      query: "limit=",
      detail: "Empty value found for query parameter 'limit'",
      pointer: "#/limit",
    },
  ])("tells a query parameter that is $refused", async ({ query, detail, pointer }) => {
    const { base } = await answersOf([validate()], (agent) => agent.get(`/keys?${query}`));
    expect(base.body).toMatchObject({ status: 400, errors: [{ detail, pointer, in: "query" }] });
  });

  it.each([
    {
      refuses: "an unknown path",
      send: { method: "get", path: "/other" },
      base: { status: 404, title: "Not Found", detail: "The requested resource could not be found." },
      kms: { status: 404, code: "KMS.0207", message: "The requested resource does not exist or not found." },
    },
    {
      refuses: "a method",
      send: { method: "delete", path: "/keys" },
      base: { status: 400, title: "Bad Request", detail: "The method is not allowed." },
      kms: { status: 400, code: "KMS.0308", message: "The method is not allowed." },
    },
    {
      refuses: "a media type",
      send: { method: "post", path: "/keys/1" },
      base: { status: 400, title: "Bad Request", detail: "The media type of the body is not supported." },
      kms: { status: 400, code: "KMS.0308", message: "The media type of the body is not supported." },
    },
  ] as const)("is answered $base.status for $refuses, without the path", async ({ send, base, kms }) => {
    const answers = await answersOf([validate()], (agent) =>
      send.method === "post"
        ? agent.post(send.path).set("x-tenant", "t").type("text/plain").send("secret-4711")
        : agent[send.method](send.path),
    );
    expect(answers.base.body).toEqual({ type: "about:blank", ...base });
    expect(answers.kms.body).toEqual({ error: { error_code: kms.code, error_msg: kms.message } });
  });

  it("keeps the methods that are allowed", async () => {
    const { base, kms } = await answersOf([validate()], (agent) => agent.delete("/keys"));
    expect(base.headers["allow"]).toBe("GET");
    expect(kms.headers["allow"]).toBe("GET");
  });

  it.each([
    { says: "no", handler: () => false, status: 401, kmsStatus: 403 },
    {
      says: "forbidden",
      handler: () => Promise.reject(Object.assign(new Error("secret-4711"), { status: 403 })),
      status: 403,
      kmsStatus: 403,
    },
    {
      says: "that its own key server is down",
      handler: () => Promise.reject(new Error("secret-4711")),
      status: 401,
      kmsStatus: 403,
    },
  ])(
    "does not tell what a security handler throws that says $says",
    async ({ handler, status, kmsStatus }) => {
      const { base, kms } = await answersOf([validate(handler)], (agent) =>
        agent.get("/private").set("Authorization", "Bearer x"),
      );
      expect(base.status).toBe(status);
      expect(kms.status).toBe(kmsStatus);
      expect(base.text + kms.text).not.toContain("secret-4711");
    },
  );

  it.each([
    { status: 406, name: "NotAcceptable", title: "Not Acceptable", answered: 406 },
    { status: 413, name: "RequestEntityTooLarge", title: "Bad Request", answered: 400 },
  ] as const)("answers its error $name $answered", async ({ status, name, title, answered }) => {
    const { base, report } = await answersTo(
      () => new openapiErrors[name]({ path: "/keys", message: "secret-4711" }),
    );
    expect(report?.thrownStatus).toBe(status);
    expect(base.body).toMatchObject({ status: answered, title });
    expect(base.text).not.toContain("secret-4711");
  });

  it("is answered 500 where the response is what breaks the document", async () => {
    const { base, kms } = await answersOf([validate()], (agent) => agent.get("/keys"));
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });

  it("an error with the name and status alone is answered 500", async () => {
    const { base, kms } = await answersTo(() =>
      Object.assign(new Error("x"), { name: "Not Found", status: 404, errors: [] }),
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });
});
