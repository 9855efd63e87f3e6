import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPage } from "./markdown";

const ROOT = join(__dirname, "../..");

const PAGE = readPage("CONTRIBUTING.md");

/** The texts in code marks: files, commands and names. */
const MARKED = [...new Set([...PAGE.matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text))];

/** Of those, the paths from the root of the project. NAME stands for a name that the reader chooses. */
const PATHS = MARKED.filter(
  (text) =>
    /^(?:\.ci|\.github|benchmarks|docs|etc|examples|scripts|src|test)\//.test(text) && !text.includes("NAME"),
);

const SCRIPTS = MARKED.map((text) => /^npm (?:run )?([\w:]+)/.exec(text)?.[1] ?? "").filter(
  (name) => !["", "ci", "version"].includes(name),
);

describe("CONTRIBUTING.md", () => {
  it.each(PATHS)("names a path that there is: %s", (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });

  it.each(SCRIPTS)("names a script that there is: %s", (name) => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };
    expect(Object.keys(scripts)).toContain(name);
  });

  it("is read: paths and scripts are found", () => {
    expect(PATHS).toContain("src/errors/documented-errors.ts");
    expect(SCRIPTS).toEqual(expect.arrayContaining(["test", "shape", "start"]));
  });
});
