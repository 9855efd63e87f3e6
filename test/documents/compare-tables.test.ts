import { kmsProfile } from "../../src";
import { allCodes, differences, goneFrom, onPage } from "../../src/documents/compare-tables";
import { type Table, tableOf } from "../../src/documents/table";

const KMS = {
  name: "KMS",
  rows: {
    400: { reason: "Bad Request", meaning: "It is wrong." },
    404: { reason: "Not Found", meaning: "It is not here.", code: "KMS.0207" },
  },
  codes: {
    "KMS.0308": { status: 400, meaning: "It is long.", remedy: "Shorten it." },
    "KMS.0309": { status: [400, 404], meaning: "It is odd." },
  },
};

const table = (value: unknown): Table => tableOf(value, "a table");
const before = table(KMS);

it("finds no difference between a table and its copy, whatever the white space", () => {
  const copy = structuredClone(KMS);
  copy.rows[400].meaning = " It is\n wrong.";
  expect(differences(before, table(copy))).toEqual([]);
  expect(goneFrom(before, table(copy))).toEqual([]);
});

it("lists each row and code that differs, rows by status", () => {
  const after = table({
    name: "KMS",
    rows: {
      404: KMS.rows[404],
      400: { reason: "Bad Request", meaning: "No." },
      200: { reason: "OK", meaning: "Yes." },
    },
    codes: {
      "KMS.0309": { status: [400, 404], meaning: "It is odd." },
      "KMS.0310": { status: 400, meaning: "New." },
    },
  });
  expect(differences(before, after)).toEqual([
    { sign: "+", text: "200 | OK | Yes." },
    { sign: "-", text: "400 | Bad Request | It is wrong." },
    { sign: "+", text: "400 | Bad Request | No." },
    { sign: "-", text: "KMS.0308 | 400 | It is long. | Shorten it." },
    { sign: "+", text: "KMS.0310 | 400 | New." },
  ]);
  expect(goneFrom(before, after)).toEqual(["the code KMS.0308"]);
});

it("lists a changed default code, class name, address and usual status", () => {
  const row = { reason: "Bad Request", meaning: "It is wrong." };
  const code = { status: [400, 500], meaning: "It is odd.", href: "/a" };
  const old = table({ rows: { 400: { ...row, code: "E1", className: "Wrong" } }, codes: { E1: code } });
  const now = table({
    rows: { 400: { ...row, code: "E2" } },
    codes: { E1: { ...code, status: [500, 400], href: "/b" } },
  });
  expect(differences(old, now).map(({ sign, text }) => `${sign} ${text}`)).toEqual([
    "- 400 | Bad Request | It is wrong. | code E1 | class Wrong",
    "+ 400 | Bad Request | It is wrong. | code E2",
    "- E1 | 400, 500 | It is odd. | /a",
    "+ E1 | 500, 400 | It is odd. | /b",
  ]);
  expect(goneFrom(old, now)).toEqual([]);
});

it("takes of a table what a page can say", () => {
  const now = table({
    rows: { 404: { reason: "Not Found", meaning: "It is not here." }, 400: KMS.rows[400] },
    codes: {
      "KMS.0308": { ...KMS.codes["KMS.0308"], href: "/a" },
      "KMS.0309": { status: [404, 400], meaning: "It is odd." },
    },
  });
  expect(differences(onPage(before), onPage(now))).toEqual([]);
});

it("counts a status, a code and a status of a code as gone, but no text", () => {
  const after = table({
    name: "KMS",
    rows: { 404: { reason: "Away", meaning: "It is away." } },
    codes: { "KMS.0309": { status: 404, meaning: "It is strange." } },
  });
  expect(goneFrom(before, after)).toEqual([
    "the status 400",
    "the code KMS.0308",
    "the code KMS.0309 with 400",
    "the code KMS.0207",
  ]);
});

it("counts the codes of rows among the codes, with each of their statuses", () => {
  const codes = allCodes(
    table({
      rows: {
        400: { reason: "A", meaning: "B", code: "K.1" },
        404: { reason: "C", meaning: "D", code: "K.1" },
      },
    }),
  );
  expect(codes.get("K.1")).toEqual({ statuses: new Set([400, 404]), meaning: "B", remedy: "" });
  expect([...allCodes(table(kmsProfile)).keys()]).toEqual(["KMS.0308", "KMS.0306", "KMS.0207", "KMS.0101"]);
  expect(allCodes(before).get("KMS.0308")?.remedy).toBe("Shorten it.");
});
