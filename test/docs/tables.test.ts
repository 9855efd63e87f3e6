import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as main from "../../src";
import { baseProfile, errorHandler, kmsProfile, type Profile, type Row } from "../../src";
import { DOCUMENTED_ERRORS } from "../../src/errors/documented-errors";
import { readPage, tableRows } from "./markdown";

const SOURCES = join(__dirname, "../../src");

/** The rows of a profile as its table in the docs tells them. */
function documentedRows(profile: Profile, tell: (status: string, row: Row) => string[]): string[][] {
  return Object.entries(profile.rows).map(([status, row]) => [
    status,
    row.reason,
    row.meaning,
    ...tell(status, row),
  ]);
}

/** The name of the class of a status, as the docs tell it. */
function classOf(status: string): string {
  return (DOCUMENTED_ERRORS as Readonly<Record<string, { name: string } | undefined>>)[status]?.name ?? "";
}

describe("the tables of the docs", () => {
  it("tell the base profile", () => {
    expect(tableRows("README.md", "table: baseProfile")).toEqual(
      documentedRows(baseProfile, (status) => [classOf(status)]),
    );
  });

  it("tell the KMS profile", () => {
    expect(tableRows("README.md", "table: kmsProfile")).toEqual(
      documentedRows(kmsProfile, (status, row) => [String(row.code ?? ""), classOf(status)]),
    );
  });

  it("tell the documented classes with their statuses", () => {
    expect(tableRows("docs/errors.md", "table: classes")).toEqual(
      Object.entries(DOCUMENTED_ERRORS).map(([status, { name }]) => [name, status]),
    );
    expect(Object.keys(main)).toEqual(
      expect.arrayContaining(Object.values(DOCUMENTED_ERRORS).map(({ name }) => name)),
    );
  });

  it("tell every option of errorHandler, on the README and on its page", () => {
    const names = optionNames();
    expect(tableRows("README.md", "table: options").map(([name]) => name)).toEqual(names);
    expect(headings("docs/options.md").map((heading) => heading.replaceAll("`", ""))).toEqual(names);
  });

  it("have a heading for every configuration error", () => {
    const source = readFileSync(join(SOURCES, "errors/configuration-error.ts"), "utf8");
    const codes = [...source.matchAll(/^ {2}\| "([\w-]+)"/gm)].map((match) => match[1]);
    expect(codes).not.toEqual([]);
    expect(headings("docs/configuration-errors.md")).toEqual(codes);
  });

  it("name every room of the house", () => {
    const rooms = readdirSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const told = tableRows("docs/architecture.md", "rooms").map(([room]) => room);
    expect([...told].sort()).toEqual(
      ["src/untrusted.ts", ...rooms.map((room) => `src/${room.name}/`)].sort(),
    );
  });
});

/** The names that errorHandler says it takes. */
function optionNames(): string[] {
  try {
    errorHandler({ zzzzzzzzzzzzzzzzzzzz: 1 } as object);
  } catch (error) {
    return /It takes ([\w, ]+)\./.exec((error as Error).message)?.[1]?.split(", ") ?? [];
  }
  return [];
}

function headings(path: string): string[] {
  return [...readPage(path).matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? "");
}
