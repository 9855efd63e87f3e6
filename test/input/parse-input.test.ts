import { expectTypeOf } from "expect-type";
import {
  BadRequest,
  ConfigurationError,
  InternalError,
  parseInput,
  standardProfile,
  type StandardSchema,
} from "../../src";

type Validate<Output> = StandardSchema<Output>["~standard"]["validate"];

function schemaOf<Output>(validate: Validate<Output>): StandardSchema<Output> {
  return { "~standard": { version: 1, vendor: "test", validate } };
}

const refuse = (issues: readonly { message: string; path?: readonly PropertyKey[] }[]) =>
  schemaOf<string>(() => ({ issues }));

function errorOf(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error;
  }
}

describe("parseInput", () => {
  it("returns the output of the schema, typed", () => {
    const schema = schemaOf<number>((value) => ({ value: Number(value) }));
    const output = parseInput(schema, "12");
    expect(output).toBe(12);
    expectTypeOf(output).toEqualTypeOf<number>();
  });

  it("returns an output of undefined", () => {
    const schema = schemaOf<unknown>(() => ({ value: undefined }));
    expect(parseInput(schema, "12")).toBeUndefined();
  });

  it("throws a BadRequest with an issue for each thing that is wrong", () => {
    const schema = refuse([{ message: "is too long", path: ["items", 0, "a/b"] }, { message: "is wrong" }]);
    const error = errorOf(() => parseInput(schema, {}, { in: "query" }));
    expect(error).toBeInstanceOf(BadRequest);
    expect(error).toMatchObject({
      message: "Bad Request",
      issues: [
        { detail: "is too long", pointer: "#/items/0/a~1b", in: "query" },
        { detail: "is wrong", pointer: "#", in: "query" },
      ],
    });
  });

  it("does not say where the input is from unless it is told", () => {
    const error = errorOf(() => parseInput(refuse([{ message: "is wrong" }]), {}));
    expect(error).toHaveProperty("issues", [{ detail: "is wrong", pointer: "#" }]);
  });

  it("returns a promise of the output where the schema validates asynchronously", async () => {
    const schema = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: (value: unknown) => Promise.resolve({ value: Number(value) }),
        types: undefined as { input: unknown; output: number } | undefined,
      },
    } as const;
    const output = parseInput(schema, "12");
    expectTypeOf(output).toEqualTypeOf<Promise<number>>();
    await expect(output).resolves.toBe(12);
  });

  it("awaits a thenable that is no Promise, as a promise of another realm is", async () => {
    const result = { value: 12 };
    const thenable = { then: (take: (settled: object) => unknown) => take(result) };
    const schema = schemaOf<number>((() => thenable) as unknown as Validate<number>);
    await expect(Promise.resolve(parseInput(schema, "12"))).resolves.toBe(12);
  });

  it("rejects with a BadRequest where such a schema refuses the input", async () => {
    const schema = schemaOf<string>(() =>
      Promise.resolve({ issues: [{ message: "is taken", path: ["name"] }] }),
    );
    await expect(Promise.resolve(parseInput(schema, {}))).rejects.toMatchObject({
      status: 400,
      issues: [{ detail: "is taken", pointer: "#/name" }],
    });
  });

  it("passes on what the schema itself throws, which is no fault of the client", () => {
    const schema = schemaOf<string>(() => {
      throw new TypeError("broken");
    });
    expect(() => parseInput(schema, {})).toThrow(TypeError);
  });

  it.each([
    { received: undefined, told: "undefined" },
    { received: { parse: () => 1 }, told: "an object" },
    { received: { "~standard": { version: 1 } }, told: "an object" },
  ])("takes no schema that is $told", ({ received, told }) => {
    expect(() => parseInput(received as unknown as StandardSchema, {})).toThrow(ConfigurationError);
    expect(() => parseInput(received as unknown as StandardSchema, {})).toThrow(
      `parseInput takes a schema that follows Standard Schema, but received ${told}.`,
    );
  });

  it.each([
    { what: "nothing", result: undefined, told: "undefined" },
    { what: "neither a value nor issues", result: { output: 1 }, told: "an object" },
  ])("takes no input for checked where the schema returns $what", ({ result, told }) => {
    const schema = schemaOf<number>((() => result) as unknown as Validate<number>);
    expect(() => parseInput(schema, "1")).toThrow(
      `parseInput takes a schema that returns a value or issues, but it returned ${told}.`,
    );
  });

  it("takes a schema that is a function, as those of arktype are", () => {
    const schema = Object.assign(
      () => undefined,
      schemaOf<number>(() => ({ value: 1 })),
    );
    expect(parseInput(schema, "1")).toBe(1);
  });

  it.each([undefined, null, false, 0, ""])(
    "takes the value where issues is %j, as Standard Schema has it",
    (issues) => {
      const schema = schemaOf<number>((() => ({ value: 12, issues })) as unknown as Validate<number>);
      expect(parseInput(schema, "12")).toBe(12);
    },
  );

  it("refuses the input where issues is an empty list, or is true", () => {
    for (const issues of [[], true]) {
      const schema = schemaOf<number>((() => ({ value: 12, issues })) as unknown as Validate<number>);
      expect(errorOf(() => parseInput(schema, "12"))).toMatchObject({ status: 400, issues: [] });
    }
  });

  it("converts the issues that are sent, and counts the rest", () => {
    let read = 0;
    const issue = {
      path: ["key"],
      get message() {
        read += 1;
        return "is wrong";
      },
    };
    const error = errorOf(() => parseInput(refuse(new Array(100_000).fill(issue)), {}));
    expect(error).toMatchObject({ issueCount: 100_000 });
    expect(error).toHaveProperty("issues.length", 100);
    expect(read).toBeLessThanOrEqual(200);
  });

  it("throws an error of another class, with a message", () => {
    const { UnprocessableContent } = standardProfile.errors;
    const schema = refuse([{ message: "is taken", path: ["alias"] }]);
    const error = errorOf(() =>
      parseInput(schema, {}, { error: UnprocessableContent, message: "No such key." }),
    );
    expect(error).toBeInstanceOf(UnprocessableContent);
    expect(error).toMatchObject({
      status: 422,
      message: "No such key.",
      issues: [{ detail: "is taken", pointer: "#/alias" }],
    });
  });

  it.each([
    { what: "a class of 5xx errors", options: { error: InternalError }, told: '4xx errors as "error"' },
    { what: "a class of its own", options: { error: Error }, told: '4xx errors as "error"' },
    { what: "an error", options: { error: new BadRequest() }, told: '4xx errors as "error"' },
    { what: "a message that is no text", options: { message: 7 }, told: 'a text as "message"' },
  ])("refuses $what", ({ options, told }) => {
    const schema = schemaOf<number>(() => ({ value: 1 }));
    expect(() => parseInput(schema, 1, options as object)).toThrow(told);
  });

  it("knows its options", () => {
    const schema = schemaOf<number>(() => ({ value: 1 }));
    expect(() => parseInput(schema, 1, { im: "body" } as object)).toThrow('unknown option "im"');
    expect(() => parseInput(schema, 1, { in: "params" as "path" })).toThrow(
      'parseInput takes body, query, path, header, cookie as "in", but received the string "params".',
    );
    // @ts-expect-error -- req.params is the path of the request
    expect(() => parseInput(schema, 1, { in: "params" })).toThrow(ConfigurationError);
  });
});
