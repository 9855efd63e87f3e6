import { type } from "arktype";
import { expectTypeOf } from "expect-type";
import express, { type RequestHandler } from "express";
import Joi from "joi";
import * as valibot from "valibot";
import * as yup from "yup";
import { z as zod4 } from "zod";
import { z as zod3 } from "zod3";
import { parseInput, type StandardSchema } from "../../../src";
import { answersOf } from "../support/answers-of";

const zod4Schema = zod4.object({ items: zod4.array(zod4.object({ "a/b": zod4.string().regex(/^x/) })) });
const zod3Schema = zod3.object({ items: zod3.array(zod3.object({ "a/b": zod3.string().regex(/^x/) })) });
const valibotSchema = valibot.object({
  items: valibot.array(valibot.object({ "a/b": valibot.pipe(valibot.string(), valibot.regex(/^x/)) })),
});
const arktypeSchema = type({ items: type({ "a/b": "/^x/" }).array() });
const joiSchema = Joi.object<{ items: { "a/b": string }[] }>({
  items: Joi.array().items(Joi.object({ "a/b": Joi.string().pattern(/^x/) })),
});
const yupSchema = yup.object({
  items: yup
    .array()
    .of(yup.object({ "a/b": yup.string().required().matches(/^x/) }))
    .required(),
});

const SCHEMAS = [
  { library: "zod 4", schema: zod4Schema },
  { library: "zod 3", schema: zod3Schema },
  { library: "valibot", schema: valibotSchema },
  { library: "arktype", schema: arktypeSchema },
  { library: "joi", schema: joiSchema },
  { library: "yup", schema: yupSchema },
] satisfies { library: string; schema: StandardSchema }[];

function handlersOf(schema: StandardSchema): RequestHandler[] {
  const parse: RequestHandler = async (req, res) => {
    res.json(await parseInput(schema, req.body, { in: "body" }));
  };
  return [express.json(), parse];
}

describe("parseInput with a schema of", () => {
  it.each(SCHEMAS)("$library answers 400 with the issues, and quotes no input", async ({ schema }) => {
    const { base, kms } = await answersOf(handlersOf(schema), (agent) =>
      agent.post("/").send({ items: [{ "a/b": "secret-4711" }] }),
    );
    expect(base.body).toMatchObject({
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
      errors: [{ pointer: "#/items/0/a~1b", in: "body", detail: expect.stringMatching(/./) as unknown }],
    });
    expect(kms.body).toMatchObject({
      error: { error_code: "KMS.0308", error_msg: expect.stringContaining("#/items/0/a~1b: ") as unknown },
    });
    expect(base.text + kms.text).not.toContain("secret-4711");
  });

  it.each(SCHEMAS)("$library returns its output", async ({ schema }) => {
    const items = [{ "a/b": "x1" }];
    const { base } = await answersOf(handlersOf(schema), (agent) => agent.post("/").send({ items }));
    expect(base.status).toBe(200);
    expect(base.body).toEqual({ items });
  });

  it.each(SCHEMAS)("$library answers 400 where there was no body to read", async ({ schema }) => {
    const required = schema === joiSchema ? joiSchema.required() : schema;
    const { base } = await answersOf(handlersOf(required), (agent) => agent.post("/"));
    expect(base.body).toMatchObject({ status: 400, errors: [{ in: "body" }] });
  });
});

const CHANGED = [
  {
    library: "zod 3",
    schema: zod3.object({
      a: zod3
        .string()
        .trim()
        .toLowerCase()
        .pipe(zod3.enum(["x"])),
    }),
  },
  { library: "zod 4", schema: zod4.object({ a: zod4.string().trim().toLowerCase().pipe(zod4.email()) }) },
  {
    library: "valibot",
    schema: valibot.object({
      a: valibot.pipe(valibot.string(), valibot.trim(), valibot.toLowerCase(), valibot.email()),
    }),
  },
  { library: "arktype", schema: type({ a: type("string.trim |> string.lower |> string.email") }) },
  {
    library: "arktype, which lists",
    schema: type({ a: type("string.trim |> string.lower |> string.email & string.numeric") }),
  },
  { library: "joi", schema: Joi.object({ a: Joi.string().trim().lowercase().pattern(/^x/) }) },
  {
    library: "joi, inverted",
    schema: Joi.object({ a: Joi.string().lowercase().pattern(/^ /, { invert: true }) }),
  },
  ...[{ label: false }, { label: "[]" }].map((wrap) => ({
    library: `joi, wrapping as ${JSON.stringify(wrap)} says,`,
    schema: Joi.object({ a: Joi.string().lowercase().pattern(/^x/, "x") }).prefs({
      errors: { wrap },
    } as object),
  })),
  { library: "yup", schema: yup.object({ a: yup.number().required() }) },
] satisfies { library: string; schema: StandardSchema }[];

describe("parseInput, where the schema changes the input before it refuses it, with a schema of", () => {
  const secret = " Secret\"4711'`\\ ";

  it.each(CHANGED)("$library quotes nothing of it", async ({ schema }) => {
    const { base, kms } = await answersOf(handlersOf(schema), (agent) => agent.post("/").send({ a: secret }));
    expect(base.body).toMatchObject({ status: 400, errors: [{ pointer: "#/a" }] });
    expect(base.text + kms.text).not.toMatch(/secret|4711/i);
  });

  it.each([
    { library: "arktype", schema: type({ a: "'u' | 'v'" }) },
    { library: "arktype, narrowed", schema: type({ a: "unknown" }).narrow(() => false) },
    { library: "valibot", schema: valibot.object({ a: valibot.literal("u") }) },
    {
      library: "valibot, checked",
      schema: valibot.object({
        a: valibot.pipe(
          valibot.unknown(),
          valibot.check(() => false),
        ),
      }),
    },
    { library: "yup, a tuple", schema: yup.object({ a: yup.tuple([yup.string(), yup.string()]).strict() }) },
  ])("$library shows nothing of an object, a list or a number", async ({ schema }) => {
    for (const a of [{ pin: 471_147 }, ["secret-4711"], 471_147, -471_147.5]) {
      const { base, kms } = await answersOf(handlersOf(schema), (agent) => agent.post("/").send({ a }));
      expect(base.body).toMatchObject({ status: 400 });
      expect(base.text + kms.text).not.toMatch(/4711/);
    }
  });

  it("arktype quotes nothing of what is no JSON", async () => {
    const a = `[${"1".repeat(40)}, ${secret}, ${"1".repeat(40)}]`;
    const { base } = await answersOf(handlersOf(type({ a: "string.json.parse" })), (agent) =>
      agent.post("/").send({ a }),
    );
    expect(base.body).toMatchObject({ status: 400, errors: [{ pointer: "#/a" }] });
    expect(base.text).not.toMatch(/ecret|4711/);
  });

  it("yup quotes nothing of an object", async () => {
    const { base } = await answersOf(handlersOf(yup.object({ a: yup.string().strict() })), (agent) =>
      agent.post("/").send({ a: { pin: secret } }),
    );
    expect(base.body).toMatchObject({ status: 400, errors: [{ pointer: "#/a" }] });
    expect(base.text).not.toMatch(/secret|4711|pin/i);
  });
});

describe("parseInput", () => {
  it("returns a promise where the schema validates asynchronously, and the output at once where not", async () => {
    const zodAsync = zod4.object({ a: zod4.string().refine((a) => Promise.resolve(a !== "taken")) });
    const valibotAsync = valibot.objectAsync({
      a: valibot.pipeAsync(
        valibot.string(),
        valibot.checkAsync((a) => Promise.resolve(a !== "taken"), "is taken"),
      ),
    });
    expect(parseInput(zod4.object({ a: zod4.string() }), { a: "x" })).toEqual({ a: "x" });
    expect(parseInput(zodAsync, { a: "x" })).toBeInstanceOf(Promise);
    await expect(Promise.resolve(parseInput(zodAsync, { a: "x" }))).resolves.toEqual({ a: "x" });
    await expect(Promise.resolve(parseInput(zodAsync, { a: "taken" }))).rejects.toMatchObject({
      status: 400,
      issues: [{ pointer: "#/a", code: "custom" }],
    });
    await expect(parseInput(valibotAsync, { a: "taken" }, { in: "query" })).rejects.toMatchObject({
      issues: [{ pointer: "#/a", detail: "is taken", in: "query" }],
    });
  });

  it("infers the output of every library", () => {
    interface Output {
      items: { "a/b": string }[];
    }
    expectTypeOf(parseInput(zod4Schema, { items: [] })).toEqualTypeOf<Output>();
    expectTypeOf(parseInput(zod3Schema, { items: [] })).toEqualTypeOf<Output>();
    expectTypeOf(parseInput(valibotSchema, { items: [] })).toEqualTypeOf<Output>();
    // arktype reads the pattern.
    expectTypeOf(parseInput(arktypeSchema, { items: [] })).toEqualTypeOf<{
      items: { "a/b": `x${string}` }[];
    }>();
    expectTypeOf(parseInput(joiSchema, { items: [] })).branded.toEqualTypeOf<Output>();
    expectTypeOf(parseInput(yupSchema, { items: [] })).branded.toEqualTypeOf<Output>();
    expectTypeOf(parseInput(zod4.string().transform(Number), "1")).toEqualTypeOf<number>();
    expectTypeOf(
      parseInput(
        valibot.pipeAsync(
          valibot.string(),
          valibot.checkAsync(() => Promise.resolve(true)),
        ),
        "1",
      ),
    ).toEqualTypeOf<Promise<string>>();
    // @ts-expect-error -- a plain object is no schema
    expect(() => parseInput({ type: "string" }, "1")).toThrow("follows Standard Schema");
  });
});
