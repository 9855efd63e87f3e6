import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { operations } from "../../examples/02-kms-service/operations";
import { kms } from "../../examples/02-kms-service/profile";

const examples = join(__dirname, "../../examples");
const readme = readFileSync(join(examples, "README.md"), "utf8");

/** The cells of the rows of the table that has these headings. */
function table(...headings: readonly string[]): string[][] {
  const [, rest = ""] = readme.split(`| ${headings.join(" | ")} |\n`);
  const [lines = ""] = rest.split("\n\n");
  const rows = lines.trim().split("\n").slice(1);
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("the README of the examples", () => {
  it("has each example in its table, with the command that starts it", () => {
    const folders = readdirSync(examples, { withFileTypes: true }).filter(({ name }) => /^\d\d-/.test(name));
    const rows = table("example", "what it shows", "command");
    expect(rows.map(([link]) => /^\[(.+)\]/.exec(link ?? "")?.[1])).toEqual(
      folders.map(({ name }) => name).sort(),
    );
    for (const [link, , command] of rows) {
      const name = /^\[(.+)\]/.exec(link ?? "")?.[1] ?? "";
      const expected = name === "02-kms-service" ? "npm start" : `npm run example examples/${name}/server.ts`;
      expect(command).toBe(`\`${expected}\``);
    }
  });

  it("has every operation of the service in its table", () => {
    const rows = table("operation", "parameters");
    expect(rows.map(([operation]) => operation)).toEqual(
      Object.keys(operations).map((name) => `\`${name}\``),
    );
  });

  it("has every code of the service in its table", () => {
    const rows = Object.entries(kms.codes).map(([code, { status, meaning }]) => [
      String(status),
      code,
      meaning,
    ]);
    expect(table("status", "code", "meaning")).toEqual(rows);
  });

  it("links to files that are there", () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path);
    expect(links).toHaveLength(11);
    for (const path of links) expect(readFileSync(join(examples, path), "utf8")).not.toBe("");
  });
});

describe("the page on errors of other libraries", () => {
  it("links to each example that shows some, and to files that are there", () => {
    const docs = join(__dirname, "../../docs");
    const page = readFileSync(join(docs, "foreign-errors.md"), "utf8");
    const links = [...page.matchAll(/\]\((\.\.\/examples\/[^)]+)\)/g)].map(([, path = ""]) => path);
    expect(links.map((path) => path.split("/")[2])).toEqual([
      "02-kms-service",
      "05-validation",
      "06-upload",
      "07-token",
      "08-upstream",
    ]);
    for (const path of links) expect(readFileSync(join(docs, path), "utf8")).not.toBe("");
  });
});
