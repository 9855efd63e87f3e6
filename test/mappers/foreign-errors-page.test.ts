import { BODY_PARSER_ERRORS } from "../../src/mappers/middleware/body-parser";
import { FORMIDABLE_ERRORS } from "../../src/mappers/middleware/formidable";
import { MULTER_ERRORS } from "../../src/mappers/middleware/multer";
import { tableRows } from "../docs/markdown";
import { testedVersions } from "../support/tested-version";

const PAGE = "docs/foreign-errors.md";

describe("the page of foreign errors tells", () => {
  it.each([
    { table: "body-parser", source: BODY_PARSER_ERRORS },
    { table: "multer", source: MULTER_ERRORS },
    { table: "formidable", source: FORMIDABLE_ERRORS },
  ])("every error of $table with its status and sentence", ({ table, source }) => {
    expect(tableRows(PAGE, `table: ${table}`)).toEqual(
      Object.entries(source).map(([name, { status, detail }]) => [name, String(status), detail]),
    );
  });

  it.each(
    ["default mappers", "schemas", "validation mappers", "token mappers"].flatMap((table) =>
      tableRows(PAGE, `table: ${table}`).map(([library = "", versions]) => ({ table, library, versions })),
    ),
  )("the tested versions of $library among the $table", ({ library, versions }) => {
    expect(versions).toBe(testedVersions(library));
  });

  it("every library of the default mappers, of the schemas and of the validation mappers", () => {
    const told = (table: string) => tableRows(PAGE, `table: ${table}`).map(([library]) => library);
    expect(told("default mappers")).toHaveLength(16);
    expect(told("schemas")).toEqual(["zod", "valibot", "arktype", "joi", "yup"]);
    expect(told("validation mappers")).toHaveLength(9);
  });
});
