import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import Ajv from "ajv";
import { type } from "arktype";
import { IsString, Matches, validateOrReject, ValidateNested } from "class-validator";
import Joi from "joi";
import * as superstruct from "superstruct";
import * as valibot from "valibot";
import * as yup from "yup";
import { z as zod4 } from "zod";
import * as zodMini from "zod/mini";
import { z as zod3 } from "zod3";
import { defaultMappers } from "../../../src";
import { validationMappers } from "../../../src/validators";
import { answersTo, INTERNAL_ERROR } from "../support/answers-of";

const mappers = [...defaultMappers, ...validationMappers];

const input = { items: [{ "a/b": 1 }], role: "secret-4711", extra: true };

/** What `validate` throws for the input. */
const REFUSALS = [
  {
    library: "zod 4",
    validate: () =>
      zod4
        .strictObject({ items: zod4.array(zod4.object({ "a/b": zod4.string() })), role: zod4.enum(["user"]) })
        .parse(input),
    issues: [
      {
        detail: "Invalid input: expected string, received number",
        pointer: "#/items/0/a~1b",
        code: "invalid_type",
      },
      { detail: 'Invalid input: expected "user"', pointer: "#/role", code: "invalid_value" },
      { detail: 'Unrecognized key: "extra"', pointer: "#", code: "unrecognized_keys" },
    ],
  },
  {
    library: "zod 4 that the program makes",
    validate: () => {
      throw new zod4.ZodError([{ code: "custom", path: ["role"], message: "is taken", input }]);
    },
    issues: [{ detail: "is taken", pointer: "#/role", code: "custom" }],
  },
  {
    library: "zod 4 mini",
    validate: () =>
      zodMini.object({ items: zodMini.array(zodMini.object({ "a/b": zodMini.string() })) }).parse(input),
    issues: [{ detail: expect.any(String) as unknown, pointer: "#/items/0/a~1b", code: "invalid_type" }],
  },
  {
    library: "zod 3",
    validate: () =>
      zod3
        .object({ items: zod3.array(zod3.object({ "a/b": zod3.string() })), role: zod3.enum(["user"]) })
        .strict()
        .parse(input),
    issues: [
      { detail: "Expected string, received number", pointer: "#/items/0/a~1b", code: "invalid_type" },
      {
        detail: "Invalid enum value. Expected 'user', received '…'",
        pointer: "#/role",
        code: "invalid_enum_value",
      },
      { detail: "Unrecognized key(s) in object: 'extra'", pointer: "#", code: "unrecognized_keys" },
    ],
  },
  {
    library: "joi",
    validate: () =>
      Joi.attempt(
        input,
        Joi.object({
          items: Joi.array().items(Joi.object({ "a/b": Joi.string() })),
          role: Joi.string().pattern(/^user$/),
        }),
        { abortEarly: false },
      ) as unknown,
    issues: [
      { detail: '"items[0].a/b" must be a string', pointer: "#/items/0/a~1b", code: "string.base" },
      {
        detail: '"role" with value "…" fails to match the required pattern: /^user$/',
        pointer: "#/role",
        code: "string.pattern.base",
      },
      { detail: '"extra" is not allowed', pointer: "#/extra", code: "object.unknown" },
    ],
  },
  {
    library: "ajv",
    validate: () =>
      new Ajv({ allErrors: true, verbose: true }).compile({
        $async: true,
        type: "object",
        required: ["c%d"],
        additionalProperties: false,
        properties: {
          items: { type: "array", items: { type: "object", properties: { "a/b": { type: "string" } } } },
          role: { enum: ["user"] },
        },
      })(input),
    issues: [
      { detail: "must have required property 'c%d'", pointer: "#/c%25d", code: "required" },
      { detail: "must NOT have additional properties", pointer: "#/extra", code: "additionalProperties" },
      { detail: "must be string", pointer: "#/items/0/a~1b", code: "type" },
      { detail: "must be equal to one of the allowed values", pointer: "#/role", code: "enum" },
    ],
  },
  {
    library: "yup",
    validate: () =>
      yup
        .object({ items: yup.array().of(yup.object({ "a/b": yup.string().strict() })), role: yup.number() })
        .validate(input, { abortEarly: false }),
    issues: [
      {
        detail: "items[0].a/b must be a `string` type, but the final value was: `…`.",
        pointer: "#/items/0/a~1b",
        code: "typeError",
      },
      {
        detail: "role must be a `number` type, but the final value was: `…`).",
        pointer: "#/role",
        code: "typeError",
      },
    ],
  },
  {
    library: "valibot",
    validate: () =>
      valibot.parse(
        valibot.object({
          items: valibot.array(valibot.object({ "a/b": valibot.string() })),
          role: valibot.pipe(valibot.string(), valibot.toUpperCase(), valibot.email()),
        }),
        input,
      ),
    issues: [
      {
        detail: "Invalid type: Expected string but received …",
        pointer: "#/items/0/a~1b",
        code: "string",
      },
      { detail: 'Invalid email: Received "…"', pointer: "#/role", code: "email" },
    ],
  },
  {
    library: "superstruct",
    validate: () => {
      superstruct.assert(
        input,
        superstruct.type({
          items: superstruct.array(superstruct.type({ "a/b": superstruct.string() })),
          role: superstruct.enums(["user"]),
        }),
      );
    },
    issues: [
      { detail: "Expected a string, but received: …", pointer: "#/items/0/a~1b", code: "string" },
      {
        detail: 'Expected one of `"user"`, but received: "…"',
        pointer: "#/role",
        code: "enums",
      },
    ],
  },
  {
    library: "arktype",
    validate: () => type({ items: type({ "a/b": "string" }).array(), role: "'user'" }).assert(input),
    issues: [
      { detail: "must be a string (was a number)", pointer: "#/items/0/a~1b", code: "domain" },
      { detail: 'must be "user" (was "…")', pointer: "#/role", code: "unit" },
    ],
  },
  {
    library: "arktype, its errors themselves",
    validate: () => {
      const out = type({ role: "'user'" })(input);
      if (out instanceof type.errors) throw out;
    },
    issues: [{ detail: 'must be "user" (was "…")', pointer: "#/role", code: "unit" }],
  },
  {
    library: "TypeBox",
    validate: () => {
      const items = Type.Array(Type.Object({ "a/b": Type.String() }));
      Value.Assert(Type.Object({ items, role: Type.Literal("user") }), input);
    },
    issues: [
      { detail: "Expected string", pointer: "#/items/0/a~1b" },
      { detail: "Expected 'user'", pointer: "#/role" },
    ],
  },
  {
    library: "TypeBox, decoding",
    validate: () => Value.Decode(Type.Object({ role: Type.Literal("user") }), input),
    issues: [{ detail: "Expected 'user'", pointer: "#/role" }],
  },
  {
    library: "class-validator",
    validate: () => {
      class Item {}
      IsString()(Item.prototype, "name");
      class Order {}
      ValidateNested({ each: true })(Order.prototype, "items");
      Matches(/^user$/)(Order.prototype, "role");
      return validateOrReject(Object.assign(new Order(), input, { items: [new Item()] }));
    },
    issues: [
      { detail: "name must be a string", pointer: "#/items/0/name", code: "isString" },
      { detail: "role must match /^user$/ regular expression", pointer: "#/role", code: "matches" },
    ],
  },
];

describe("validationMappers", () => {
  it.each(REFUSALS)("answer an error of $library 400 with its issues", async ({ validate, issues }) => {
    const thrown = await errorOf(validate);
    const { base, kms, report } = await answersTo(() => thrown, mappers);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
      errors: issues,
    });
    expect(kms.status).toBe(400);
    expect(kms.body).toMatchObject({ error: { error_code: "KMS.0308" } });
    expect(base.text + kms.text).not.toContain("secret-4711");
    expect(report?.httpError.cause).toBe(thrown);
  });

  it.each(REFUSALS)("are not on by default: an error of $library is answered 500", async ({ validate }) => {
    const thrown = await errorOf(validate);
    const { base, kms } = await answersTo(() => thrown);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });

  it.each([
    { like: "zod's by name", error: Object.assign(new Error("x"), { name: "ZodError" }) },
    { like: "zod's by shape", error: Object.assign(new Error("x"), { issues: [] }) },
    { like: "joi's by name", error: Object.assign(new Error("x"), { name: "ValidationError", details: [] }) },
    { like: "ajv's by shape", error: Object.assign(new Error("x"), { errors: [], validation: true }) },
  ])("pass by an error that is $like alone", async ({ error }) => {
    const { base, kms } = await answersTo(() => error, mappers);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });

  it("pass by what a decoder of the server throws under TypeBox", async () => {
    const decoder = Type.Transform(Type.String())
      .Decode(() => {
        throw new Error("secret-4711 cannot be read");
      })
      .Encode(String);
    const thrown = await errorOf(() => Value.Decode(decoder, "x"));
    const { base } = await answersTo(() => thrown, mappers);
    expect(base.body).toEqual(INTERNAL_ERROR);
  });

  it("tell 100 issues and how many there were", async () => {
    const thrown = await errorOf(() => zod4.array(zod4.string()).parse(Array.from({ length: 250 }, () => 1)));
    const { base, kms } = await answersTo(() => thrown, mappers);
    expect((base.body as { errors: unknown[] }).errors).toHaveLength(100);
    expect(base.body).toMatchObject({ errorCount: 250 });
    expect((kms.body as { error: { error_msg: string } }).error.error_msg).toMatch(/and 247 more\)$/);
  });
});

async function errorOf(validate: () => unknown): Promise<unknown> {
  try {
    await validate();
  } catch (error) {
    return error;
  }
  throw new Error("The input was not refused.");
}
