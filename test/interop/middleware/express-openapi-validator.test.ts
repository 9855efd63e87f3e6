import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { middleware } from "express-openapi-validator";
import { middleware as middleware4 } from "express-openapi-validator4";
import { Forbidden, securityHandlers } from "../../../src";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";
import { openapiDocument } from "../support/openapi-document";

/** The validator is a list of middleware, nested as deeply as it likes, and so is put into a router. */
function validate(
  securityHandler: (req: unknown) => boolean | Promise<boolean> = () => true,
): RequestHandler {
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

  it("is answered 401 where a security handler says no, or the header is missing", async () => {
    const refused = await answersOf([validate(() => false)], (agent) =>
      agent.get("/private").set("Authorization", "Bearer x"),
    );
    expect([refused.base.status, refused.kms.status]).toEqual([401, 403]);
    const missing = await answersOf([validate()], (agent) => agent.get("/private"));
    expect(missing.base.status).toBe(401);
  });

  it.each([
    { throws: "a 403 of its own", thrown: Object.assign(new Error("secret-4711"), { status: 403 }) },
    { throws: "the 404 of an upstream", thrown: Object.assign(new Error("secret-4711"), { status: 404 }) },
    { throws: "a refused socket", thrown: new Error("connect ECONNREFUSED 10.0.0.1:443") },
    { throws: "a bug", thrown: new TypeError("Cannot read properties of undefined (reading 'id')") },
  ])("is answered 500 where a security handler throws $throws, and says why", async ({ thrown }) => {
    const { base, kms, report } = await answersOf([validate(() => Promise.reject(thrown))], (agent) =>
      agent.get("/private").set("Authorization", "Bearer x"),
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
    expect(report?.mistakes.join()).toContain("Wrap the handlers in securityHandlers.");
  });

  it("answers what a wrapped security handler throws of ours, whole", async () => {
    const { token } = securityHandlers({
      token: (_req: unknown) => Promise.reject(new Forbidden("The key may not do this.", { code: "KEY.7" })),
    });
    const { base } = await answersOf([validate(token)], (agent) =>
      agent.get("/private").set("Authorization", "Bearer x"),
    );
    expect(base.body).toMatchObject({ status: 403, detail: "The key may not do this.", code: "KEY.7" });
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

  it("is answered 400 with the same issues by version 4", async () => {
    const router = express.Router();
    router.use(
      express.json(),
      middleware4({
        apiSpec: openapiDocument as never,
        validateSecurity: { handlers: { token: () => true } },
      }) as unknown as RequestHandler[],
    );
    const { base } = await answersOf([router], (agent) =>
      agent.post("/keys/abc").send({ items: [{ "a~b": 1 }] }),
    );
    expect(base.body).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([
        { detail: "should be integer", pointer: "#/id", in: "path", code: "type.openapi.validation" },
        {
          detail: "should be string",
          pointer: "#/items/0/a~0b",
          in: "body",
          code: "type.openapi.validation",
        },
      ]) as unknown,
    });
  });
});
