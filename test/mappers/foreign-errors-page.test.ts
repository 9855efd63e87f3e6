import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BODY_PARSER_ERRORS } from "../../src/mappers/middleware/body-parser";
import { MULTER_ERRORS } from "../../src/mappers/middleware/multer";
import { tableRows } from "../docs/markdown";

const PAGE = "docs/foreign-errors.md";

const ROOT = join(__dirname, "../..");

/** The versions that a package.json asks for, by what it calls the package. */
function versionsOf(path: string): Map<string, string> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, path), "utf8")) as Record<
    string,
    Record<string, string> | undefined
  >;
  const ranges = Object.entries({ ...devDependencies, ...dependencies });
  return new Map(ranges.map(([name, range]) => [name, range.replace(/^(?:npm:.*@)?\^/, "")]));
}

/** What the tests of the libraries run with; the package's own dependencies are installed beside its sources. */
const VERSIONS = new Map([...versionsOf("package.json"), ...versionsOf("test/interop/package.json")]);

describe("the page of foreign errors tells", () => {
  it.each([
    { table: "body-parser", source: BODY_PARSER_ERRORS },
    { table: "multer", source: MULTER_ERRORS },
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
    // An older major is installed under the name of the library with a number behind it.
    const isMajor = (name: string) => name.startsWith(library) && /^\d*$/.test(name.slice(library.length));
    const tested = [...VERSIONS.keys()].filter(isMajor).map((name) => VERSIONS.get(name));
    expect(versions?.split(", ").sort()).toEqual(tested.sort());
  });

  it("every library of the default mappers, of the schemas and of the validation mappers", () => {
    const told = (table: string) => tableRows(PAGE, `table: ${table}`).map(([library]) => library);
    expect(told("default mappers")).toHaveLength(9);
    expect(told("schemas")).toEqual(["zod", "valibot", "arktype", "joi", "yup"]);
    expect(told("validation mappers")).toHaveLength(9);
  });
});
