// Hostile inputs of about 100 KB, or what an app may be led to make of them. `make` builds what is not measured, `refuse`
// is the work that is there without this package: a validator that refuses, or the making of an error. It returns the error,
// the result of a validator for `parseInput`, or what else is answered.
import { createRequire } from "node:module";
import { BadRequest, parseInput } from "express-error-profiles";

const load = createRequire(new URL("../../test/interop/package.json", import.meta.url));

const WRONG = Array.from({ length: 20_000 }, () => "a");
const LONG_KEYS = Object.fromEntries(
  Array.from({ length: 5 }, (_, index) => [String(index).repeat(20_000), "a"]),
);

/** The work of `validate`, which throws. */
function thrownBy(validate) {
  try {
    validate();
  } catch (error) {
    return error;
  }
  throw new Error("The input was not refused.");
}

/** Two inputs for a schema of Standard Schema: the validator alone, and `parseInput`. */
function standard(make) {
  return {
    make,
    refuse: ({ schema, input }) => schema["~standard"].validate(input),
    ours: ({ schema, input }) => thrownBy(() => parseInput(schema, input, { in: "body" })),
  };
}

export const INPUTS = {
  "zod, 20,000 wrong items, parseInput": standard(() => {
    const { z } = load("zod");
    return { schema: z.array(z.number()), input: WRONG };
  }),
  "valibot, 20,000 wrong items, parseInput": standard(() => {
    const v = load("valibot");
    return { schema: v.array(v.number()), input: WRONG };
  }),
  "yup, 20,000 wrong items, parseInput": {
    ...standard(() => {
      const yup = load("yup");
      return { schema: yup.array(yup.number().strict()), input: WRONG };
    }),
    refuse: async ({ schema, input }) => await schema["~standard"].validate(input),
    ours: async ({ schema, input }) =>
      await Promise.resolve(parseInput(schema, input, { in: "body" })).catch((error) => error),
  },
  "zod, 20,000 wrong items, thrown": {
    make: () => load("zod").z.array(load("zod").z.number()),
    refuse: (schema) => thrownBy(() => schema.parse(WRONG)),
  },
  "zod, 5 keys of 20,000 characters": {
    make: () => load("zod").z.record(load("zod").z.string(), load("zod").z.number()),
    refuse: (schema) => thrownBy(() => schema.parse(LONG_KEYS)),
  },
  "joi, 20,000 wrong items": {
    make: () => load("joi").array().items(load("joi").number()),
    refuse: (schema) => schema.validate(WRONG, { abortEarly: false }).error,
  },
  "ajv, 20,000 wrong items": {
    make: () => {
      const Ajv = load("ajv");
      const ajv = new Ajv({ allErrors: true });
      const validate = ajv.compile({ type: "array", items: { type: "number" } });
      return { Ajv, validate };
    },
    refuse: ({ Ajv, validate }) => {
      validate(WRONG);
      return new Ajv.ValidationError(validate.errors);
    },
  },
  "celebrate, 20,000 wrong items": {
    make: () => {
      const { celebrate, Joi } = load("celebrate");
      return celebrate({ body: Joi.array().items(Joi.number()) }, { abortEarly: false });
    },
    refuse: (middleware) =>
      new Promise((resolve) => {
        middleware({ method: "POST", body: WRONG, headers: {} }, {}, resolve);
      }),
  },
  "express-validator, a field of 100,000 characters": {
    make: () => load("express-validator"),
    refuse: async ({ query, validationResult }) => {
      const req = { query: { ['["'.repeat(50_000)]: "a" }, body: {}, headers: {}, cookies: {}, params: {} };
      await query("*").isInt().run(req);
      return thrownBy(() => validationResult(req).throw());
    },
  },
  "an error with 20,000 issues": {
    make: () => WRONG.map((_, index) => ({ pointer: `#/${"a".repeat(100)}${index}`, detail: "is wrong" })),
    refuse: (issues) => new BadRequest("x", { issues }),
  },
  "an error with 100,000 headers": {
    make: () => Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x-${index}`, "a"])),
    refuse: (headers) => new BadRequest("x", { headers }),
  },
  "an error with 32 MB of bytes as extension": {
    make: () => Buffer.alloc(32 * 2 ** 20),
    refuse: (bytes) => new BadRequest("x", { extensions: { bytes } }),
  },
  "an error with an extension nested 100,000 deep": {
    make: () => Array.from({ length: 100_000 }).reduce((inner) => [inner], 1),
    refuse: (nested) => new BadRequest("x", { extensions: { nested } }),
  },
  "an error with 100,000 causes": {
    make: () =>
      Array.from({ length: 100_000 }).reduce((cause) => Object.assign(new Error("x"), { cause }), undefined),
    refuse: (cause) => new BadRequest("x", { cause }),
  },
  "a message of 10 MB": {
    make: () => "<".repeat(10_000_000),
    refuse: (message) => new BadRequest(message),
  },
};
