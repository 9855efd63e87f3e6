import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findCircles, importedOnce, measureSources, type SourceFile } from "../../scripts/measure-sources";
import { exceededLimits, LIMITS } from "../../scripts/shape-limits";

function measure(texts: Record<string, string>): SourceFile[] {
  return measureSources(new Map(Object.entries(texts)));
}

describe("the lines of a file", () => {
  it.each([
    { what: "lines with code", text: "const a = 1;\nconst b = a;\n", lines: 2 },
    { what: "no blank lines", text: "\n\nconst a = 1;\n   \nconst b = a;\n\n", lines: 2 },
    { what: "no comments", text: "// One.\n/* Two. */\n/** Three. */\nconst a = 1;\n// End.\n", lines: 1 },
    {
      what: "no comments of several lines",
      text: "/**\n * One.\n * @see b\n */\nconst a = 1;\n/*\n\n*/\n",
      lines: 1,
    },
    { what: "code beside a comment", text: "const a = 1; // One.\n/* Two. */ const b = a;\n", lines: 2 },
    { what: "a bracket alone on its line", text: "function f() {\n  // Nothing.\n}\n", lines: 2 },
    {
      what: "what looks like a comment in a text",
      text: 'const a = [\n  "// no",\n  /\\/\\*/,\n];\n',
      lines: 4,
    },
    { what: "every line of a template", text: "const a = `\n\n// no\n`;\n", lines: 4 },
    { what: "nothing of an empty file", text: "", lines: 0 },
  ])("count $what", ({ text, lines }) => {
    expect(measure({ "a.ts": text })[0]?.lines).toBe(lines);
  });
});

describe("the imports of a file", () => {
  it("count import and export … from, of types too, and nothing else", () => {
    const text = `
      import express from "express";
      import "./effect";
      import { one, type Two } from "./b";
      import type { Three } from "./b";
      export { four } from "./errors/c";
      export * from "./errors/c";
      export const five = import("./d");
      export { one };
      // import six from "./e";
    `;
    const [file] = measure({ "a.ts": text, "b.ts": "", "errors/c.ts": "", "effect.ts": "" });
    expect(file?.imports).toBe(6);
    expect(file?.modules).toEqual(["express", "effect.ts", "b.ts", "errors/c.ts"]);
  });

  it("tell the files that are loaded from those of which only types are used", () => {
    const text = `
      import { type A } from "./types";
      import type { B } from "./types";
      export type { C } from "./types";
      import { type D, e } from "../values";
    `;
    const [file] = measure({ "errors/a.ts": text, "errors/types.ts": "", "values.ts": "" });
    expect(file?.all).toEqual(["errors/types.ts", "values.ts"]);
    expect(file?.values).toEqual(["values.ts"]);
  });
});

describe("the circles", () => {
  it("are found, however long, and those that only types close are marked", () => {
    const files = measure({
      "a.ts": 'import { b } from "./b";',
      "b.ts": 'import { c } from "./c";',
      "c.ts": 'import { a } from "./a"; import { d } from "./d";',
      "d.ts": 'import type { E } from "./e";',
      "e.ts": 'import { d } from "./d"; import { f } from "./f";',
      "f.ts": "",
    });
    expect(findCircles(files)).toEqual([
      { paths: ["a.ts", "b.ts", "c.ts"], typesOnly: false },
      { paths: ["d.ts", "e.ts"], typesOnly: true },
    ]);
  });
});

it("finds the files that exactly one other imports", () => {
  const files = measure({
    "a.ts": 'import { b } from "./b"; import { c } from "./c";',
    "b.ts": 'import type { C } from "./c"; import { d } from "./d";',
    "c.ts": "",
    "d.ts": "",
  });
  expect(importedOnce(files)).toEqual([
    { path: "b.ts", importer: "a.ts" },
    { path: "d.ts", importer: "b.ts" },
  ]);
});

describe("the limits", () => {
  const lines = "const a = 1;\n".repeat(40);
  const within = {
    "errors/a.ts": `import { b } from "../b";\n${lines}`,
    "b.ts": "",
    "mappers/mapping.ts": lines,
    "mappers/databases/mysql.ts":
      'import "../mapping"; import "./database-error"; import "../../b"; import "./database-error";',
    "mappers/databases/mongo.ts": 'import "../mapping"; import "./database-error";',
    "mappers/databases/database-error.ts": 'import "../../errors/a"; import "../../b";',
    "mappers/databases/database-mappers.ts": 'import "./mysql"; import "./mongo";',
  };

  it("accept what is within them", () => {
    expect(exceededLimits(measure(within), LIMITS.filesOfNotFound)).toEqual([]);
  });

  const manyFiles = Array.from({ length: 60 }, (_, index) => [`errors/${index}.ts`, ""]);
  const newRoom = Array.from({ length: 60 }, (_, index) => [`pages/${index}.ts`, 'import "a";']);

  it.each([
    {
      what: "too many files",
      texts: { ...within, ...Object.fromEntries(manyFiles) },
      problems: ["62 files are more than 50."],
    },
    {
      what: "no files of a room that is not limited",
      texts: { ...within, ...Object.fromEntries(newRoom) },
      problems: [],
    },
    {
      what: "too many imports",
      texts: { ...within, "errors/c.ts": 'import "c";\n'.repeat(10) },
      problems: ["12.1 imports per 100 lines are more than 7."],
    },
    {
      what: "files that load each other",
      texts: { ...within, "b.ts": 'import { a } from "./errors/a";' },
      problems: ["These files import each other: errors/a.ts, b.ts."],
    },
    {
      what: "no files that only types bind together",
      texts: { ...within, "b.ts": 'import type { A } from "./errors/a";' },
      problems: [],
    },
    {
      what: "a mapper that imports two modules more",
      texts: {
        ...within,
        "mappers/databases/mongo.ts":
          'import "../mapping"; import "./database-error"; import "./mysql"; import "../../b";',
      },
      problems: [
        "mappers/databases/mongo.ts imports more than 1 module beside the kit and what its family shares: mappers/databases/mysql.ts, b.ts.",
      ],
    },
  ])("refuse $what", ({ texts, problems }) => {
    expect(exceededLimits(measure(texts), LIMITS.filesOfNotFound)).toEqual(problems);
  });

  it("refuse a NotFound that runs through too many files", () => {
    expect(exceededLimits(measure(within), 17)).toEqual(["A NotFound runs through 17 files, more than 16."]);
  });
});

it("npm run shape prints the counts and the files that a NotFound runs through, and all are within the limits", () => {
  const shape = join(__dirname, "../../scripts/shape.ts");
  const output = execFileSync(process.execPath, ["-r", "esbuild-register", shape, "--check"], {
    cwd: join(__dirname, "../.."),
    encoding: "utf8",
  });
  expect(output).toMatch(/^src( +[\d.]+){6}$/m);
  const [, ran = ""] = output.split("One thrown NotFound runs through");
  expect(ran).toMatch(/^ {2}errors\/http-error\.ts \d+$/m);
  expect(ran).toMatch(/^ {2}express\/error-handler\.ts \d+$/m);
  // The profile was defined before the request came.
  expect(ran).not.toContain("define-profile");
}, 60_000);
