import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectTypeOf } from "expect-type";
import { baseProfile, defineProfile, kmsProfile, NotFound, type Profile } from "../../src";
import { decodeDocument } from "../../src/documents/decode-document";
import { readDocuments } from "../../src/documents/read-documents";
import { kmsTable } from "./fixtures/kms-table";

/** The rows of a profile without the codes, of which its page says nothing. */
function publishedRows({ rows }: Profile): object {
  const entries = Object.entries(rows).map(([status, { reason, meaning }]) => [status, { reason, meaning }]);
  return Object.fromEntries(entries) as object;
}

it.each([
  {
    page: "base-status-codes.md",
    profile: baseProfile,
    assumptions: [
      '500 has the reason "Internal Error"; the IANA registry has "Internal Server Error".',
      '503 has the reason "Server Unavailable"; the IANA registry has "Service Unavailable".',
    ],
  },
  { page: "kms-status-codes.md", profile: kmsProfile, assumptions: [] },
])("$page has exactly the rows of its profile", ({ page, profile, assumptions }) => {
  const text = decodeDocument(readFileSync(join(__dirname, "fixtures", page)), page, "md");
  const reading = readDocuments([{ name: page, format: "md", text }]);
  expect(Object.fromEntries(reading.rows)).toEqual(publishedRows(profile));
  expect(reading.codes.size).toBe(0);
  expect(reading.assumptions).toEqual(assumptions);
});

// The file is what `npx express-error-profiles read test/documents/fixtures/kms-status-codes.md --name KMS` prints here.
it("a profile that is defined with the written file has its literal types", () => {
  const kms = defineProfile({ ...kmsTable, fallbacks: { 401: 403 } });
  expect(publishedRows(kms)).toEqual(publishedRows(kmsProfile));
  expect(kms.errors.NotFound).toBe(NotFound);
  expectTypeOf(kms.rows[404].reason).toEqualTypeOf<"Not Found">();
  expectTypeOf(kms.errors).not.toHaveProperty("Conflict");
});
