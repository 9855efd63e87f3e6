import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { readPage, tableRows } from "./markdown";

const ROOT = join(__dirname, "../..");
const PAGE = "docs/hostile-input.md";

interface Promised {
  readonly promise: string;
  readonly file: string;
  readonly title: string;
}

const PROMISES: readonly Promised[] = tableNames("promises")
  .flatMap((name) => tableRows(PAGE, name))
  .map(([promise = "", file = "", title = ""]) => ({ promise, file, title }));

interface Limit {
  readonly source: string;
  readonly name: string;
  readonly value: number;
}

const LIMITS: readonly Limit[] = tableRows(PAGE, "table: limits").map(
  ([, value = "", , source = "", name = ""]) => ({ source, name, value: Number.parseInt(value, 10) }),
);

const SOURCES = [...new Set(LIMITS.map(({ source }) => source))].map((source) => ({ source }));

describe("the promises of hostile-input.md", () => {
  it("are found in each of its tables", () => {
    expect(tableNames("promises").filter((name) => tableRows(PAGE, name).length === 0)).toEqual([]);
    expect(PROMISES.length).toBeGreaterThan(60);
  });

  it.each(PROMISES)("name a test that there is: $promise", ({ file, title }) => {
    expect(title).not.toBe("");
    expect(existsSync(join(ROOT, file))).toBe(true);
    const titles = titlesOf(file);
    expect(titles.includes(title) ? [title] : titles.filter((known) => known.includes(title))).toHaveLength(
      1,
    );
  });

  it("name every test file of test/hostile", () => {
    const named = new Set(
      PROMISES.map(({ file }) => file).filter((file) => file.startsWith("test/hostile/")),
    );
    const files = readdirSync(join(ROOT, "test/hostile")).filter((name) => name.endsWith(".test.ts"));
    expect([...named].sort()).toEqual(files.map((name) => `test/hostile/${name}`).sort());
  });
});

describe("the limits of hostile-input.md", () => {
  it("are those of each source that tells how much of an answer or a report is cut", () => {
    const rooms = ["envelopes", "response", "report", "express"];
    const sources = ["errors/error-options.ts", ...rooms.flatMap(filesOf)].filter(
      (source) => limitsOf(source).length > 0,
    );
    expect(SOURCES.map(({ source }) => source).sort()).toEqual(sources.sort());
  });

  it.each(SOURCES)("have the numbers of src/$source, all of them", ({ source }) => {
    expect(LIMITS.filter((limit) => limit.source === source)).toEqual(limitsOf(source));
  });
});

/** The names of the tables of a kind, in the order of the page. */
function tableNames(kind: string): string[] {
  return [...readPage(PAGE).matchAll(/^<!-- (\w+: \w+) -->$/gm)]
    .map((match) => match[1] ?? "")
    .filter((name) => name.startsWith(`${kind}: `));
}

/** The titles of a file: the first argument of `it(…)`, of `it.each(…)(…)`, and of those of `describe`. */
function titlesOf(file: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(?:it|describe)\b/.test(node.expression.getText())) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readPage(file), ts.ScriptTarget.Latest, true));
  return titles;
}

function filesOf(room: string): string[] {
  return readdirSync(join(ROOT, "src", room)).map((name) => `${room}/${name}`);
}

/** The limits that a source sets: each `const MAX_… = …;`, and each member of `LIMITS`. */
function limitsOf(source: string): Limit[] {
  const text = readFileSync(join(ROOT, "src", source), "utf8");
  return [...text.matchAll(/^(?:(?:export )?const (MAX_\w+) = | {2}(\w+): )([\d_]+)[;,]$/gm)].map(
    ([, constant, member, digits = ""]) => ({
      source,
      name: constant ?? member ?? "",
      value: Number(digits.replaceAll("_", "")),
    }),
  );
}
