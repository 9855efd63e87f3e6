import { compileFunction } from "node:vm";
import fc from "fast-check";
import ts from "typescript";
import { type Table, tableOf } from "../../src/documents/table";
import { isWrittenHere, writeTypeScript } from "../../src/documents/write-typescript";

const TABLE = tableOf(
  {
    name: "Parcel Service",
    rows: {
      400: { reason: "Bad Request", meaning: 'It is "wrong" \\ `no`.' },
      500: { reason: "Internal Server Error", meaning: "It is our fault." },
    },
    codes: Object.fromEntries([
      ["P.1", { status: 400, meaning: "It is long.", remedy: "Shorten it." }],
      ["__proto__", { status: [400, 500], meaning: "It is odd." }],
    ]) as object,
  },
  "a table",
);

function write(table: Table, assumptions: string[] = []): string {
  return writeTypeScript({ ...table, assumptions, documents: [{ name: "docs/codes.md", sha256: "0f" }] });
}

/** What a module of TypeScript exports. */
function load(code: string): Record<string, unknown> {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exported: Record<string, unknown> = {};
  Reflect.apply(compileFunction(outputText, ["exports"]), undefined, [exported]);
  return exported;
}

it("writes one entry a line, with literal types", () => {
  expect(write(TABLE, ["500 has no reason.", "Two\nlines."]))
    .toBe(`// Written by express-error-profiles. Do not edit it: run \`express-error-profiles read\` again when the document changes.
// Document: docs/codes.md, SHA-256 0f
// Assumptions:
// - 500 has no reason.
// - Two\\u000alines.
export const parcelServiceTable = {
  name: "Parcel Service",
  rows: {
    400: { reason: "Bad Request", meaning: "It is \\"wrong\\" \\\\ \`no\`." },
    500: { reason: "Internal Server Error", meaning: "It is our fault." },
  },
  codes: {
    "P.1": { status: 400, meaning: "It is long.", remedy: "Shorten it." },
    ["__proto__"]: { status: [400, 500], meaning: "It is odd." },
  },
} as const;
`);
});

it("leaves out the codes where there are none, and keeps rows where there are none", () => {
  expect(write({ ...TABLE, rows: new Map(), codes: new Map() })).toMatch(
    /export const parcelServiceTable = \{\n {2}name: "Parcel Service",\n {2}rows: \{\},\n\} as const;\n$/,
  );
});

it("writes every text so that it is read back as it was, on one line of characters that are shown", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, text, (reason, meaning, code) => {
      const codes = new Map([[code, { statuses: new Set([400]), meaning, remedy: reason }]]);
      const written = write({ name: "x", rows: new Map([[400, { reason, meaning }]]), codes }, [reason]);
      expect(load(written)["xTable"]).toEqual({
        name: "x",
        rows: { 400: { reason, meaning } },
        codes: Object.fromEntries([
          [code, { status: 400, meaning, ...(reason === "" ? {} : { remedy: reason }) }],
        ]),
      });
      expect(written.split("\n")).toHaveLength(14);
      expect(written).not.toMatch(/[\p{Cf}\p{Cs}\u2028\u2029\u007f-\u009f]/u);
    }),
  );
});

it("escapes spaces that look like the usual one", () => {
  expect(write(TABLE, ["Not\u00a0Found\u2009a b\u3000密"])).toContain(
    "// - Not\\u00a0Found\\u2009a b\u3000密\n",
  );
});

it("escapes what would turn the direction of writing", () => {
  expect(write(TABLE, ["a\u202eb\u{e0001}"])).toContain("// - a\\u202eb\\u{e0001}\n");
});

it.each([
  { name: "KMS", constant: "kmsTable" },
  { name: "IAM v3", constant: "iamV3Table" },
  { name: "status-codes", constant: "statusCodesTable" },
  { name: "eShop API", constant: "eShopAPITable" },
  { name: "密钥 管理", constant: "密钥管理Table" },
  { name: "3scale", constant: "table3scale" },
  { name: "…", constant: "table" },
])("calls the constant of $name $constant", ({ name, constant }) => {
  expect(Object.keys(load(write({ ...TABLE, name })))).toEqual([constant]);
});

it("knows what was written here", () => {
  expect(isWrittenHere(write(TABLE))).toBe(true);
  expect(isWrittenHere(`\n${write(TABLE)}`)).toBe(false);
  expect(isWrittenHere("export const table = {};")).toBe(false);
});
