import fc from "fast-check";
import { kmsProfile } from "../../src";
import { type Difference, differences, onPage } from "../../src/documents/compare-tables";
import { knownOf } from "../../src/documents/known";
import { readDocuments } from "../../src/documents/read-documents";
import { type Table, tableOf } from "../../src/documents/table";
import { writeJson, writeMarkdown } from "../../src/documents/write-formats";

const KMS = tableOf(kmsProfile, "kmsProfile");

it("writes a page of Markdown, the codes of rows with their meanings", () => {
  expect(writeMarkdown(KMS)).toBe(`# KMS

| status | reason | meaning |
| --- | --- | --- |
| 200 | OK | Request processed successfully. |
| 204 | No Content | The request is processed successfully and no content is returned. |
| 400 | Bad Request | The request parameter is incorrect. |
| 403 | Forbidden | The server understood the request, but is refusing to fulfill it. |
| 404 | Not Found | The requested resource does not exist or not found. |
| 500 | Internal Server Error | Internal service error. |

## Error codes

| code | status | meaning | remedy |
| --- | --- | --- | --- |
| KMS.0308 | 400 | The request parameter is incorrect. |  |
| KMS.0306 | 403 | The server understood the request, but is refusing to fulfill it. |  |
| KMS.0207 | 404 | The requested resource does not exist or not found. |  |
| KMS.0101 | 500 | Internal service error. |  |
`);
});

it("writes JSON that is read as the same table", () => {
  const table = tableOf(
    {
      name: "K",
      rows: { 400: { reason: "A", meaning: "B", code: 17, className: "Wrong" } },
      codes: {
        "K.1": { status: [400, 500], meaning: "C", remedy: "D" },
        "K.2": { status: 400, meaning: "E", href: "https://a.b/c" },
      },
    },
    "a table",
  );
  expect(tableOf(JSON.parse(writeJson(table)), "the same")).toEqual(table);
});

it("writes Markdown of codes alone, and of rows alone", () => {
  expect(writeMarkdown({ ...KMS, rows: new Map() })).toBe("# KMS\n");
  expect(writeMarkdown({ ...KMS, rows: new Map([[400, { reason: "A", meaning: "B" }]]) })).toBe(
    "# KMS\n\n| status | reason | meaning |\n| --- | --- | --- |\n| 400 | A | B |\n",
  );
});

it("writes Markdown in which only the addresses of pages are links", () => {
  const row = { reason: "See http://a.b", meaning: "ftp://a.b, www.a.b and c@a.b" };
  expect(writeMarkdown({ ...KMS, rows: new Map([[400, row]]) })).toContain(
    "| See <http://a.b> | ftp\\://a.b, www\\.a.b and c\\@a.b |",
  );
});

it("writes Markdown that is read as the same table, whatever its texts", () => {
  // Texts that a cell can hold: on one line, and that say something.
  const text = fc
    .string({
      unit: fc.constantFrom(
        ...Array.from("aZ09 .,;:-+!?'\"()[]{}<>|*_`~\\/&#=@%$^ä密"),
        "http://a.b",
        "&amp;",
        "<b>",
        "www.",
      ),
      minLength: 1,
      maxLength: 12,
    })
    .map((drawn) => `x ${drawn}`.replace(/\s+/g, " ").trim());
  const code = fc.stringMatching(/^K\.\d{1,4}$/);
  fc.assert(
    fc.property(text, text, text, text, code, (reason, meaning, remedy, other, name) => {
      const rows = new Map([
        [400, { reason, meaning }],
        [500, { reason: other, meaning: remedy }],
      ]);
      const codes = new Map([[name, { statuses: new Set([400, 500]), meaning, remedy }]]);
      const page = writeMarkdown({ name: other, rows, codes });
      const reading = readDocuments([{ name: "page.md", format: "md", text: page }]);
      expect(reading.rows).toEqual(rows);
      expect(reading.codes).toEqual(codes);
    }),
    { numRuns: 200 },
  );
});

/** What `check` finds between a table and the page that is written of it. */
function differencesOfPage(table: Table): Difference[] {
  const source = { name: "page.md", format: "md" as const, text: writeMarkdown(table) };
  return differences(onPage(table), onPage(readDocuments([source], knownOf(table))));
}

const ROWS = new Map([
  [400, { reason: "Bad Request", meaning: "It is wrong." }],
  [500, { reason: "Internal Server Error", meaning: "It is ours." }],
]);

it("writes Markdown that is compared as the same table, whatever its codes", () => {
  const code = fc
    .string({
      unit: fc.constantFrom(...Array.from("aZ09 .:-!()[]<>|*_`~\\/&#@%$ä密")),
      minLength: 1,
      maxLength: 8,
    })
    .map((drawn) => `${drawn.replace(/\s+/g, " ").trim()}x`);
  const text = fc.constantFrom("Bad Request", "Not here.", "E1001", "1001", "-", "N/A", "Word __a__ word.");
  fc.assert(
    fc.property(fc.dictionary(code, fc.tuple(text, text), { minKeys: 1 }), (drawn) => {
      const codes = new Map(
        Object.entries(drawn).map(([name, [meaning, remedy]]) => [
          name,
          { statuses: new Set([500, 400]), meaning: `It is so. ${meaning}`, remedy },
        ]),
      );
      expect(differencesOfPage({ name: "x", rows: ROWS, codes })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it.each([
  { texts: ["E1001", "E1002"], others: ["1001", "1002"] },
  { texts: ["1001", "1002"], others: ["Word __a__ word.", "__x__ a__b _c_"] },
  { texts: ["-", "Not here"], others: [".", "N/A"] },
])("writes texts of any look so that they are compared as the same: $texts, $others", ({ texts, others }) => {
  const rows = new Map([
    [400, { reason: String(texts[0]), meaning: String(others[0]) }],
    [500, { reason: String(texts[1]), meaning: String(others[1]) }],
  ]);
  const codes = new Map([
    ["K.1", { statuses: new Set([400]), meaning: "Bad Request", remedy: "Mend it." }],
    ["K.2", { statuses: new Set([500]), meaning: "Internal Server Error", remedy: "Wait." }],
    ["K.3", { statuses: new Set([500, 400]), meaning: "-", remedy: "none" }],
  ]);
  expect(differencesOfPage({ name: "x", rows, codes })).toEqual([]);
});

it("writes codes that are words so that they are read as codes", () => {
  const codes = new Map([
    ["invalid_request", { statuses: new Set([400]), meaning: "It is wrong.", remedy: "Mend it." }],
  ]);
  const page = writeMarkdown({ name: "x", rows: ROWS, codes });
  expect(readDocuments([{ name: "page.md", format: "md", text: page }]).codes).toEqual(codes);
});

it("writes a code as a link where there is a page about it", () => {
  const codes = new Map([
    ["K_1", { statuses: new Set([400]), meaning: "It is wrong.", remedy: "", href: "/codes?of=<k>|a b" }],
  ]);
  expect(writeMarkdown({ name: "x", rows: new Map(), codes })).toContain(
    "\n| [K_1](</codes?of=%3Ck%3E%7Ca%20b>) | 400 | It is wrong. |  |\n",
  );
});
