import { celebrate, Joi, Modes, Segments } from "celebrate";
import cookieParser from "cookie-parser";
import * as celebrate12 from "celebrate12";
import * as celebrate15 from "celebrate15";
import express, { Router } from "express";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";

describe("celebrate", () => {
  it("is answered 400 with one issue for each key that it refuses, in every part of the request", async () => {
    const router = Router();
    router.post(
      "/keys/:id",
      celebrate(
        {
          [Segments.PARAMS]: { id: Joi.number() },
          [Segments.QUERY]: { limit: Joi.number() },
          [Segments.HEADERS]: Joi.object({ "x-tenant": Joi.string().required() }).unknown(),
          [Segments.COOKIES]: { session: Joi.string().required() },
          [Segments.BODY]: {
            items: Joi.array().items(Joi.object({ "a/b": Joi.string() })),
            name: Joi.required(),
          },
        },
        { abortEarly: false },
        { mode: Modes.FULL },
      ),
    );
    const { base, kms, report } = await answersOf([express.json(), cookieParser(), router], (agent) =>
      agent.post("/keys/abc?limit=many").send({ items: [{}, { "a/b": 1 }] }),
    );
    expect(base.status).toBe(400);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
      errors: expect.arrayContaining([
        { detail: '"id" must be a number', pointer: "#/id", in: "path", code: "number.base" },
        { detail: '"limit" must be a number', pointer: "#/limit", in: "query", code: "number.base" },
        { detail: '"x-tenant" is required', pointer: "#/x-tenant", in: "header", code: "any.required" },
        { detail: '"session" is required', pointer: "#/session", in: "cookie", code: "any.required" },
        {
          detail: '"items[1].a/b" must be a string',
          pointer: "#/items/1/a~1b",
          in: "body",
          code: "string.base",
        },
        { detail: '"name" is required', pointer: "#/name", in: "body", code: "any.required" },
      ]) as unknown,
    });
    expect((base.body as { errors: unknown[] }).errors).toHaveLength(6);
    expect(kms.status).toBe(400);
    expect(kms.body).toEqual({
      error: {
        error_code: "KMS.0308",
        error_msg: expect.stringMatching(
          /^The request parameter is incorrect\. \(#\/.+; and 3 more\)$/,
        ) as unknown,
      },
    });
    expect(report?.httpError.cause).toBe(report?.error);
  });

  it("does not tell the value that a pattern has refused", async () => {
    const handlers = [
      celebrate({ headers: Joi.object({ authorization: Joi.string().pattern(/^Bearer /) }).unknown() }),
    ];
    const { base, kms } = await answersOf(handlers, (agent) =>
      agent.get("/").set("Authorization", "secret-4711"),
    );
    expect(base.status).toBe(400);
    expect(base.text + kms.text).not.toContain("secret-4711");
    expect(base.body).toMatchObject({
      errors: [
        {
          detail: '"authorization" with value "…" fails to match the required pattern: /^Bearer /',
          pointer: "#/authorization",
          in: "header",
        },
      ],
    });
  });

  it("does not tell what a custom function has thrown", async () => {
    const schema = Joi.custom(() => {
      throw new Error("secret-4711");
    });
    const { base } = await answersOf([celebrate({ query: { id: schema } })], (agent) => agent.get("/?id=1"));
    expect(base.text).not.toContain("secret-4711");
    expect(base.body).toMatchObject({
      errors: [{ detail: '"id" failed custom validation', pointer: "#/id", in: "query" }],
    });
  });

  it.each([
    {
      fails: "a custom function at a refused socket",
      schema: Joi.custom(() => {
        throw new Error("connect ECONNREFUSED 10.0.0.1:5432");
      }),
    },
    {
      fails: "a default",
      schema: Joi.any().default(() => {
        throw new TypeError("x is not a function");
      }),
    },
  ])("is answered 500 where $fails fails", async ({ schema }) => {
    const { base, kms, report } = await answersOf(
      [celebrate({ query: { id: schema, other: Joi.any() } })],
      (agent) => agent.get(schema.type === "any" && schema.describe().flags ? "/" : "/?id=1"),
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
    expect(report?.notes).toContain("A schema of celebrate did not refuse the input but failed.");
  });

  it.each([
    { version: 12, make: () => celebrate12.celebrate({ query: { limit: celebrate12.Joi.number() } }) },
    { version: 15, make: () => celebrate15.celebrate({ query: { limit: celebrate15.Joi.number() } }) },
  ])("is answered 400 with issues by version $version", async ({ make }) => {
    const { base, kms } = await answersOf([make()], (agent) => agent.get("/?limit=many"));
    expect(base.body).toMatchObject({
      status: 400,
      errors: [{ detail: '"limit" must be a number', pointer: "#/limit", in: "query", code: "number.base" }],
    });
    expect(kms.status).toBe(400);
  });

  it.each([
    {
      like: "of its name without details",
      make: () => Object.assign(new Error("x"), { name: "CelebrateError" }),
    },
    {
      like: "with details of another shape",
      make: () =>
        new (class CelebrateError extends Error {
          details = new Map([["body", new Error("not joi's")]]);
        })(),
    },
    { like: "of joi itself", make: () => Joi.string().validate(1).error },
  ])("an error $like is answered 500", async ({ make }) => {
    const { base, kms } = await answersTo(make);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });
});
