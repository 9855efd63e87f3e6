import { BadRequest, type Mapper } from "../../../src";
import {
  mapArktype,
  mapClassValidator,
  mapSuperstruct,
  mapTypebox,
  mapValibot,
  mapYup,
} from "../../../src/validators";
import { mapError } from "../../support/map-error";

const named = (name: string, members: object): Error => Object.assign(new Error("x"), { name, ...members });

class TypeBoxError extends Error {}
class AssertError extends TypeBoxError {
  readonly errors: unknown[];

  constructor(...errors: unknown[]) {
    super("x");
    this.errors = errors;
  }

  Errors(): Iterable<unknown> {
    return this.errors;
  }
}
class TransformDecodeCheckError extends TypeBoxError {
  readonly error: unknown = { path: "/a~1b", message: "Expected string" };
}
class ArkErrors extends Array<unknown> {}
class ValidationError {
  readonly target?: unknown = {};
  readonly property: unknown;

  constructor(property: unknown, members: object) {
    this.property = property;
    Object.assign(this, members);
  }
}
function structError(failures: readonly unknown[], members: object = {}): Error {
  return named("StructError", {
    *failures() {
      yield* failures;
    },
    ...members,
  });
}

describe.each<{ name: string; mapper: Mapper; error: unknown; issues: unknown }>([
  {
    name: "mapYup, of all refusals",
    mapper: mapYup,
    error: named("ValidationError", {
      errors: [],
      inner: [
        { message: "a is wrong", path: 'a["b.c"][1]', type: "required" },
        {
          message: 'must be `x`, but the final value was: `NaN` (cast from the value `"12a4"`).',
          path: "pin",
        },
        { params: { originalValue: "12a4" }, message: "'12a4' is no pin" },
        {},
      ],
    }),
    issues: [
      { detail: "a is wrong", pointer: "#/a/b.c/1", code: "required" },
      { detail: "must be `x`, but the final value was: `…`).", pointer: "#/pin" },
      { detail: "'…' is no pin", pointer: "#" },
      { detail: "is not valid", pointer: "#" },
    ],
  },
  {
    name: "mapYup, of the first refusal",
    mapper: mapYup,
    error: named("ValidationError", {
      errors: [],
      inner: [],
      message: "a is required",
      path: "a",
      type: "required",
    }),
    issues: [{ detail: "a is required", pointer: "#/a", code: "required" }],
  },
  {
    name: "mapValibot",
    mapper: mapValibot,
    error: named("ValiError", {
      issues: [
        {
          message: 'Invalid email: Received "12a4"',
          path: [{ key: "a" }, { key: 0 }],
          type: "email",
          input: "12a4",
        },
        {},
      ],
    }),
    issues: [
      { detail: 'Invalid email: Received "…"', pointer: "#/a/0", code: "email" },
      { detail: "is not valid", pointer: "#" },
    ],
  },
  {
    name: "mapSuperstruct",
    mapper: mapSuperstruct,
    error: structError([
      { message: 'Expected a number, but received: "12a4"', path: ["a", 0], type: "number", value: "12a4" },
      { type: "string", refinement: "pattern" },
    ]),
    issues: [
      { detail: 'Expected a number, but received: "…"', pointer: "#/a/0", code: "number" },
      { detail: "is not valid", pointer: "#", code: "pattern" },
    ],
  },
  {
    name: "mapArktype, of what is thrown",
    mapper: mapArktype,
    error: named("TraversalError", {
      arkErrors: ArkErrors.of(
        { problem: 'must be x (was "12a4")', path: ["a"], code: "pattern", data: "12a4" },
        {},
      ),
    }),
    issues: [
      { detail: 'must be x (was "…")', pointer: "#/a", code: "pattern" },
      { detail: "is not valid", pointer: "#" },
    ],
  },
  {
    name: "mapArktype, of the list itself",
    mapper: mapArktype,
    error: ArkErrors.of({ problem: "must be x", path: [], code: "domain" }),
    issues: [{ detail: "must be x", pointer: "#", code: "domain" }],
  },
  {
    name: "mapTypebox, of an assertion",
    mapper: mapTypebox,
    error: new AssertError({ path: "/a~1b/0", message: "Expected string" }, {}),
    issues: [
      { detail: "Expected string", pointer: "#/a~1b/0" },
      { detail: "is not valid", pointer: "#" },
    ],
  },
  {
    name: "mapTypebox, of a value that is to be decoded",
    mapper: mapTypebox,
    error: new TransformDecodeCheckError("x"),
    issues: [{ detail: "Expected string", pointer: "#/a~1b" }],
  },
  {
    name: "mapClassValidator",
    mapper: mapClassValidator,
    error: [
      new ValidationError("a", {
        constraints: { isString: "a must be a string", matches: '"12a4" is no a', other: 7 },
        value: "12a4",
      }),
      new ValidationError("items", {
        children: [
          new ValidationError("0", {
            children: [new ValidationError("b", { constraints: { isInt: "no" } })],
          }),
        ],
      }),
    ],
    issues: [
      { detail: "a must be a string", pointer: "#/a", code: "isString" },
      { detail: '"…" is no a', pointer: "#/a", code: "matches" },
      { detail: "is not valid", pointer: "#/a", code: "other" },
      { detail: "no", pointer: "#/items/0/b", code: "isInt" },
    ],
  },
])("$name", ({ mapper, error, issues }) => {
  it("answers 400 with an issue for each refusal, and without the refused value", () => {
    const mapped = mapError(mapper, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.issues).toEqual(issues);
  });
});

it.each<{ what: string; mapper: Mapper; error: unknown }>([
  { what: "yup by name", mapper: mapYup, error: named("ValidationError", { inner: [] }) },
  { what: "yup by shape", mapper: mapYup, error: named("Error", { inner: [], errors: [] }) },
  { what: "yup as input", mapper: mapYup, error: { name: "ValidationError", inner: [], errors: [] } },
  { what: "valibot by name", mapper: mapValibot, error: named("ValiError", {}) },
  { what: "valibot as input", mapper: mapValibot, error: { name: "ValiError", issues: [] } },
  { what: "superstruct by name", mapper: mapSuperstruct, error: named("StructError", {}) },
  { what: "superstruct by shape", mapper: mapSuperstruct, error: structError([], { name: "Error" }) },
  {
    what: "superstruct as input",
    mapper: mapSuperstruct,
    error: { name: "StructError", failures: () => [] },
  },
  { what: "arktype by name", mapper: mapArktype, error: named("TraversalError", { arkErrors: [] }) },
  {
    what: "arktype as input",
    mapper: mapArktype,
    error: { name: "TraversalError", arkErrors: new ArkErrors() },
  },
  { what: "arktype that is no list", mapper: mapArktype, error: Object.create(ArkErrors.prototype) },
  { what: "a decoder of TypeBox that failed", mapper: mapTypebox, error: new TypeBoxError("x") },
  { what: "TypeBox by name", mapper: mapTypebox, error: named("AssertError", { Errors: () => [] }) },
  {
    what: "TypeBox without a list",
    mapper: mapTypebox,
    error: Object.assign(new AssertError(), { Errors: undefined }),
  },
  { what: "an empty list", mapper: mapClassValidator, error: [] },
  {
    what: "class-validator by shape",
    mapper: mapClassValidator,
    error: [{ property: "a", target: {}, constraints: {} }],
  },
  { what: "class-validator by name", mapper: mapClassValidator, error: [new ValidationError("a", {})] },
  {
    what: "a target that is none",
    mapper: mapClassValidator,
    error: [new ValidationError("a", { constraints: {}, target: 7 })],
  },
  {
    what: "a property that is no name",
    mapper: mapClassValidator,
    error: [new ValidationError(7, { constraints: {} })],
  },
])("pass by what looks like an error of $what alone", ({ mapper, error }) => {
  expect(mapError(mapper, error)).toBeUndefined();
});

it("a class-validator error without a target is known, which an option leaves out", () => {
  const error = [new ValidationError("a", { constraints: { isInt: "no" }, target: undefined })];
  expect(mapError(mapClassValidator, error)?.issues).toHaveLength(1);
});

it.each<{ mapper: Mapper; error: unknown }>([
  { mapper: mapSuperstruct, error: structError(Array.from({ length: 150 }, () => ({ message: "no" }))) },
  { mapper: mapTypebox, error: new AssertError(...Array.from({ length: 150 }, () => ({ message: "no" }))) },
])("$mapper.name sends a hundred issues and counts all", ({ mapper, error }) => {
  const mapped = mapError(mapper, error);
  expect(mapped?.issues).toHaveLength(100);
  expect(mapped).toMatchObject({ issueCount: 150 });
});

it("mapClassValidator points to the object where the name of a property is none", () => {
  const error = [
    new ValidationError("a", { children: [new ValidationError(7, { constraints: { isInt: "no" } })] }),
  ];
  expect(mapError(mapClassValidator, error)?.issues).toEqual([
    { detail: "no", pointer: "#/a/", code: "isInt" },
  ]);
});

it("mapClassValidator takes a hundred issues and counts all, and looks into objects thirty-two deep", () => {
  const many = Array.from({ length: 150 }, () => new ValidationError("a", { constraints: { isInt: "no" } }));
  const nested = new ValidationError("items", { children: many });
  const mapped = mapError(mapClassValidator, [...many, nested]);
  expect(mapped?.issues).toHaveLength(100);
  expect(mapped).toMatchObject({ issueCount: 300 });
  let deep = new ValidationError("a", { constraints: { isInt: "no" } });
  for (let depth = 0; depth < 40; depth += 1) deep = new ValidationError("a", { children: [deep] });
  expect(mapError(mapClassValidator, [deep])?.issues ?? []).toEqual([]);
});
