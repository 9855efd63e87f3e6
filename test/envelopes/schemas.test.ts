import { flatErrorCode, type JsonSchema, nestedErrorCode, problemDetails, type SchemaRow } from "../../src";

const ROW: SchemaRow = { status: 404, reason: "Not Found", meaning: "There is nothing here." };

function branches(schema: JsonSchema | undefined): JsonSchema[] {
  return (schema?.["allOf"] ?? [schema]) as JsonSchema[];
}

const text = { type: "string" };
const anyText: unknown = expect.objectContaining(text);

describe("the schema of problemDetails", () => {
  const schema = (row: Partial<SchemaRow>) => branches(problemDetails().schema?.({ ...ROW, ...row }));

  it("requires what is always sent, and forbids nothing", () => {
    const [base] = schema({});
    expect(base).toMatchObject({
      type: "object",
      required: ["type", "title", "status", "detail", "requestId"],
      properties: { code: anyText, instance: anyText, errorCount: { type: "integer" } },
    });
    expect(base).toHaveProperty("properties.errors.items.required", ["detail", "pointer"]);
    expect(JSON.stringify(schema({}))).not.toContain("additionalProperties");
  });

  it("has no request id where there is none", () => {
    expect(JSON.stringify(schema({ requestId: false }))).not.toContain("requestId");
  });

  it.each([
    { told: "without codes, no code", row: {}, code: undefined, required: false },
    { told: "with a code of its own, a code", row: { code: 7 }, code: text, required: true },
    {
      told: "with a catalogue, its codes",
      row: { codes: ["A.1", "A.2"] },
      code: { ...text, enum: ["A.1", "A.2"] },
      required: false,
    },
    {
      told: "with a catalogue that has no code of it, none",
      row: { codes: [] },
      code: { not: {} },
      required: false,
    },
    {
      told: "with both, one of them",
      row: { code: "A.1", codes: ["A.1"] },
      code: { ...text, enum: ["A.1"] },
      required: true,
    },
  ])("has the constants of the row: $told", ({ row, code, required }) => {
    expect(schema(row)[1]).toEqual({
      type: "object",
      required: ["title", "status", ...(required ? ["code"] : [])],
      properties: {
        title: { ...text, const: "Not Found" },
        status: { type: "integer", const: 404 },
        ...(code && { code }),
      },
    });
  });

  it("has the same base for every row, whatever its texts and codes", () => {
    expect(schema({ status: 400, reason: "Bad", code: "A.1", codes: ["A.1"] })[0]).toEqual(schema({})[0]);
  });
});

describe.each([
  {
    name: "flatErrorCode()",
    envelope: flatErrorCode(),
    members: ["error_code", "error_msg"],
    codes: ["error_code"],
  },
  {
    name: "nestedErrorCode()",
    envelope: nestedErrorCode(),
    members: ["error_code", "error_msg"],
    codes: ["error_code"],
  },
  {
    name: "nestedErrorCode({ aliases: true })",
    envelope: nestedErrorCode({ aliases: true }),
    members: ["error_code", "error_msg", "code", "message"],
    codes: ["error_code", "code"],
  },
])("the schema of $name", ({ name, envelope, members, codes }) => {
  const schema = (row: Partial<SchemaRow>) => branches(envelope.schema?.({ ...ROW, ...row }));
  const inside = name.startsWith("nested") ? "properties.error." : "";

  it("requires all members, which are texts", () => {
    const [base, ...others] = schema({ code: "A.1" });
    expect(base).toHaveProperty(`${inside}required`, members);
    for (const member of members) expect(base).toHaveProperty(`${inside}properties.${member}`, anyText);
    expect(base?.["required"]).toEqual(inside === "" ? members : ["error"]);
    expect(others).toEqual([]);
  });

  it("has the codes of the catalogue", () => {
    const [, constants] = schema({ code: "A.1", codes: ["A.1", "A.2"] });
    expect(constants?.["required"]).toEqual(inside === "" ? members : ["error"]);
    expect(constants).toHaveProperty(`${inside}required`, members);
    for (const code of codes)
      expect(constants).toHaveProperty(`${inside}properties.${code}`, { ...text, enum: ["A.1", "A.2"] });
  });
});
