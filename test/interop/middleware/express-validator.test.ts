import cookieParser from "cookie-parser";
import express, { type RequestHandler } from "express";
import { body, checkExact, cookie, header, oneOf, param, query, validationResult } from "express-validator";
import * as version6 from "express-validator6";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";

const refuse: RequestHandler = (req) => {
  validationResult(req).throw();
};

describe("express-validator", () => {
  it("is answered 400 with one issue for each field that it refuses, in every part of the request", async () => {
    const router = express.Router();
    router.post(
      "/keys/:id",
      [
        param("id").isInt().withMessage("must be a number"),
        query("limit").isInt(),
        header("X-Tenant").notEmpty(),
        cookie("session").notEmpty(),
        body("items.*.name").isString(),
        body("labels.a/b").isString(),
      ],
      refuse,
    );
    const { base, kms, report } = await answersOf([express.json(), cookieParser(), router], (agent) =>
      agent.post("/keys/abc?limit=many").send({ items: [{ name: "x" }, { name: 1 }], labels: {} }),
    );
    expect(base.status).toBe(400);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
      errors: [
        { detail: "must be a number", pointer: "#/id", in: "path" },
        { detail: "Invalid value", pointer: "#/limit", in: "query" },
        { detail: "Invalid value", pointer: "#/x-tenant", in: "header" },
        { detail: "Invalid value", pointer: "#/session", in: "cookie" },
        { detail: "Invalid value", pointer: "#/items/1/name", in: "body" },
        { detail: "Invalid value", pointer: "#/labels/a~1b", in: "body" },
      ],
    });
    expect(kms.body).toEqual({
      error: {
        error_code: "KMS.0308",
        error_msg:
          "The request parameter is incorrect. (#/id: must be a number; #/limit: Invalid value; #/x-tenant: Invalid value; and 3 more)",
      },
    });
    expect(report?.httpError.cause).toBe(report?.error);
  });

  it("tells an unknown field, and a key with a dot, where they are", async () => {
    const router = express.Router();
    router.post("/", body("name").isString(), checkExact(), refuse);
    const { base } = await answersOf([express.json(), router], (agent) =>
      agent.post("/").send({ name: "x", extra: 1, "a.b": { c: 1 } }),
    );
    expect(base.body).toMatchObject({
      errors: [
        { detail: "Unknown field(s)", pointer: "#/extra", in: "body" },
        { detail: "Unknown field(s)", pointer: "#/a.b", in: "body" },
      ],
    });
  });

  it.each([
    { alternatives: "flat", errorType: "flat" as const },
    { alternatives: "grouped", errorType: "grouped" as const },
  ])("tells the fields of $alternatives alternatives", async ({ errorType }) => {
    const router = express.Router();
    router.post("/", oneOf([body("email").isEmail(), [body("phone").isInt()]], { errorType }), refuse);
    const { base } = await answersOf([express.json(), router], (agent) => agent.post("/").send({}));
    expect(base.body).toMatchObject({
      errors: [
        { detail: "Invalid value", pointer: "#/email", in: "body" },
        { detail: "Invalid value", pointer: "#/phone", in: "body" },
      ],
    });
  });

  it("does not tell the refused value", async () => {
    const handlers = [express.json(), body("pin").isInt() as unknown as RequestHandler, refuse];
    const { base, kms } = await answersOf(handlers, (agent) => agent.post("/").send({ pin: "secret-4711" }));
    expect(base.status).toBe(400);
    expect(base.text + kms.text).not.toContain("secret-4711");
  });

  it.each([
    { fails: "at a refused socket", message: "connect ECONNREFUSED 10.0.0.5:5432" },
    { fails: "at a bug", message: "Cannot read properties of undefined (reading 'id')" },
    { fails: "at a request", message: "fetch failed" },
  ])(
    "is answered 500 where an asynchronous validator fails $fails, and the text is noted",
    async ({ message }) => {
      const handlers = [
        express.json(),
        body("name").custom(() => Promise.reject(new Error(message))) as unknown as RequestHandler,
        refuse,
      ];
      const { base, kms, report } = await answersOf(handlers, (agent) => agent.post("/").send({ name: "x" }));
      expect(base.body).toEqual(INTERNAL_ERROR);
      expect(kms.status).toBe(500);
      expect(report?.notes.join()).toContain(message);
    },
  );

  it("is answered 400 where such a validator refuses", async () => {
    const handlers = [
      express.json(),
      body("name").custom(() => Promise.reject(new Error("is taken"))) as unknown as RequestHandler,
      refuse,
    ];
    const { base } = await answersOf(handlers, (agent) => agent.post("/").send({ name: "x" }));
    expect(base.body).toMatchObject({
      status: 400,
      errors: [{ detail: "is taken", pointer: "#/name", in: "body" }],
    });
  });

  it("is answered 400 with the same issues by version 6", async () => {
    const handlers = [
      express.json(),
      version6.body("items.*.name").isString() as unknown as RequestHandler,
      version6.oneOf([
        version6.body("email").isEmail(),
        version6.body("phone").isInt(),
      ]) as unknown as RequestHandler,
      ((req) => {
        version6.validationResult(req as never).throw();
      }) satisfies RequestHandler,
    ];
    const { base } = await answersOf(handlers, (agent) => agent.post("/").send({ items: [{ name: 1 }] }));
    expect(base.body).toMatchObject({
      status: 400,
      errors: [
        { detail: "Invalid value", pointer: "#/items/0/name", in: "body" },
        { detail: "Invalid value", pointer: "#/email", in: "body" },
        { detail: "Invalid value", pointer: "#/phone", in: "body" },
      ],
    });
  });

  it("is not taken for one by methods or by errors alone", async () => {
    const methods = { array: noop, mapped: noop, formatWith: noop, isEmpty: noop, throw: noop };
    const lookAlikes = [
      Object.assign(new Error("x"), { errors: [{ type: "field", msg: "no", path: "a", location: "body" }] }),
      Object.assign(new Error("x"), methods, { errors: [{ type: "other", msg: "no" }] }),
    ];
    for (const error of lookAlikes) {
      const { base, kms } = await answersTo(() => error);
      expect(base.body).toEqual(INTERNAL_ERROR);
      expect(kms.status).toBe(500);
    }
  });
});

function noop(): void {
  // Only that it is a function counts.
}
