import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { loadTable } from "../../src/documents/load-module";
import { Refusal } from "../../src/documents/refusal";
import type { Table } from "../../src/documents/table";

// Compilers are loaded, which takes their time on a busy machine.
jest.setTimeout(30_000);

const ROWS = `{
  400: { reason: "Bad Request", meaning: "It is wrong." },
  500: { reason: "Internal Server Error", meaning: "It is our fault." },
}`;

const projects: string[] = [];

afterAll(() => projects.forEach((folder) => rmSync(folder, { recursive: true })));

/** A project with files, which has installed some of the packages that this one has. */
function project(files: Record<string, string>, packages: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  projects.push(folder);
  for (const [name, content] of Object.entries({ "package.json": '{ "type": "commonjs" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (const name of packages)
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
  return folder;
}

/** Loads a table as the command line does, but for `import()`, in the place of which jest has `require`. */
function load(folder: string, name: string, exportName?: string, stripsTypes = false): Promise<Table> {
  const importModule = (file: string): Promise<unknown> =>
    Promise.resolve().then(() => createRequire(file)(file) as unknown);
  return loadTable(name, exportName, { folder, importModule, stripsTypes });
}

const TYPESCRIPT = {
  "src/profile.ts": `import { defineProfile } from "express-error-profiles";
import { rows } from "./rows";
import { codes } from "./codes.js";
import more = require("./more");
export const folder: string = __dirname;
export const orders = defineProfile({ name: more.name as string, rows });
export const listed = { ...orders, codes };
`,
  "src/rows.ts": `import * as profile from "./profile";\nexport const rows = ${ROWS} as const;\nexport const later = () => profile;\n`,
  "src/codes.ts": `import { status } from "./lib";\nenum Code { Wrong = "K.1" }\nexport const codes = { [Code.Wrong]: { status, meaning: "It is wrong." } };\n`,
  "src/lib/index.ts": "export const status: number = 400;\n",
  "src/more.js": 'exports.name = "orders";\n',
  "node_modules/express-error-profiles/index.js": "exports.defineProfile = (definition) => definition;\n",
};

describe("TypeScript", () => {
  it.each(["esbuild", "typescript"])("is loaded by the project's %s, with what it imports", async (name) => {
    const folder = project(TYPESCRIPT, [name]);
    const { rows, codes } = await load(folder, "src/profile.ts", "listed");
    expect([...rows.keys()]).toEqual([400, 500]);
    expect(codes).toEqual(
      new Map([["K.1", { statuses: new Set([400]), meaning: "It is wrong.", remedy: "" }]]),
    );
    await expect(load(folder, "src/profile.ts", "orders")).resolves.toMatchObject({ name: "orders" });
  });

  it.each(["esbuild", "typescript"])("knows by %s its own place in each of its files", async (name) => {
    const read = (folder: string): string => `JSON.parse(readFileSync(join(${folder}, "rows.json"), "utf8"))`;
    const imports =
      'import { readFileSync } from "node:fs";\nimport { basename, dirname, join } from "node:path";\n';
    const folder = project(
      {
        "src/profile.ts": `import { rows } from "./tables/data";\nimport { name } from "./tables/name.js";\nexport const table = { name, rows };\n`,
        "src/tables/data.ts": `${imports}export const rows = ${read("__dirname")};\n`,
        "src/tables/name.js": 'exports.name = require("node:path").basename(__filename);\n',
        "src/tables/rows.json": JSON.stringify({ 400: { reason: "Inner", meaning: "It is wrong." } }),
        "src/rows.json": JSON.stringify({ 400: { reason: "Outer", meaning: "It is wrong." } }),
      },
      [name],
    );
    await expect(load(folder, "src/profile.ts")).resolves.toMatchObject({
      name: "name.js",
      rows: new Map([[400, { reason: "Inner", meaning: "It is wrong." }]]),
    });
  });

  it("knows by esbuild its own place in ES modules, which may declare the names of CommonJS", async () => {
    const folder = project(
      {
        "src/profile.ts":
          'import { rows, name } from "./tables/data.mjs";\nexport const table = { name, rows };\n',
        "src/tables/data.mts": `import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
const __dirname: string = dirname(fileURLToPath(import.meta.url));
export const name: string = [import.meta.dirname === __dirname, import.meta.filename].join();
export const rows: unknown = JSON.parse(readFileSync(join(__dirname, "rows.json"), "utf8"));
`,
        "src/tables/rows.json": JSON.stringify({ 400: { reason: "Inner", meaning: "It is wrong." } }),
      },
      ["esbuild"],
    );
    await expect(load(folder, "src/profile.ts")).resolves.toMatchObject({
      name: `true,${join(realpathSync(folder), "src/tables/data.mts")}`,
      rows: new Map([[400, { reason: "Inner", meaning: "It is wrong." }]]),
    });
  });

  it("knows by esbuild its own place in a file that its tsconfig.json is about", async () => {
    const folder = project(
      {
        "tsconfig.json": '{ "compilerOptions": { "experimentalDecorators": true } }',
        "table.ts": `#!/usr/bin/env node
import { basename } from "node:path";
function mark(prototype: object, key: string): void {
  Reflect.set(prototype, "marked", key);
}
class Marked {
  @mark name = "orders";
}
export const table = { name: basename(__filename) + Reflect.get(new Marked(), "marked"), rows: ${ROWS} };
`,
      },
      ["esbuild"],
    );
    await expect(load(folder, "table.ts")).resolves.toMatchObject({ name: "table.tsname" });
  });

  it.each(["esbuild", "typescript"])("of which %s says what is wrong is refused", async (name) => {
    const folder = project(
      {
        "wrong.ts": "export const table = {;",
        "far.ts": 'import "./nowhere";',
        "deep.ts": 'import "./inner";',
        "inner.ts": "export const folder = __dirname;\n{;",
      },
      [name],
    );
    await expect(load(folder, "wrong.ts")).rejects.toThrow(/^wrong\.ts cannot be loaded: \S.*$/);
    await expect(load(folder, "deep.ts")).rejects.toThrow(/^deep\.ts cannot be loaded: \S.*$/);
    await expect(load(folder, "far.ts")).rejects.toThrow(/^far\.ts cannot be loaded: .*nowhere.*$/);
  });

  it.each([
    { thrown: 'Error("Invalid option: packages")', reason: "Invalid option: packages" },
    {
      thrown: 'Object.assign(Error("Many"), { errors: [{ text: "No entry", location: null }] })',
      reason: "No entry",
    },
  ])("is refused with the reason of an esbuild that throws $thrown", async ({ thrown, reason }) => {
    const folder = project({
      "table.ts": "export {};",
      "node_modules/esbuild/index.js": `exports.build = async () => { throw ${thrown}; };`,
    });
    await expect(load(folder, "table.ts")).rejects.toThrow(`table.ts cannot be loaded: ${reason}`);
  });

  it("is loaded by the tools of the folder where the command runs, too", async () => {
    const folder = project({ "table.ts": `export const table = { rows: ${ROWS} };` });
    const importModule = (): Promise<unknown> => Promise.reject(new Error("not to be called"));
    await expect(
      loadTable(join(folder, "table.ts"), undefined, {
        folder: process.cwd(),
        importModule,
        stripsTypes: false,
      }),
    ).resolves.toMatchObject({ rows: expect.any(Map) });
  });

  it("is loaded by Node where it strips types", async () => {
    const folder = project({ "table.ts": `module.exports = { rows: ${ROWS} };` });
    const importModule = (): Promise<unknown> =>
      Promise.resolve({ table: { rows: { 400: { reason: "A", meaning: "B" } } } });
    const { rows } = await loadTable("table.ts", undefined, { folder, importModule, stripsTypes: true });
    expect([...rows.keys()]).toEqual([400]);
  });

  it("is refused where nothing can load it, with what could", async () => {
    const folder = project({ "table.ts": "export {};" });
    await expect(load(folder, "table.ts")).rejects.toThrow(
      new Refusal(
        "table.ts is TypeScript, and to load it takes esbuild, or typescript below version 7, in the project, or a Node.js that strips types (22.18 or later)",
      ),
    );
    const importModule = (): Promise<unknown> => Promise.reject(new SyntaxError("Unexpected token 'export'"));
    await expect(
      loadTable("table.ts", undefined, { folder, importModule, stripsTypes: true }),
    ).rejects.toThrow(
      new Refusal(
        "table.ts cannot be loaded by Node's type stripping (Unexpected token 'export'); install esbuild, or typescript below version 7, in the project",
      ),
    );
  });
});

describe("JavaScript and JSON", () => {
  it("are asked for one of several tables where the default is one of them", async () => {
    const folder = project({
      "compiled.cjs": `exports.__esModule = true; exports.default = { name: "first", rows: ${ROWS} }; exports.other = { name: "second", rows: ${ROWS} };`,
    });
    await expect(load(folder, "compiled.cjs")).rejects.toThrow(/exports default, other: name one of them/);
    await expect(load(folder, "compiled.cjs", "default")).resolves.toMatchObject({ name: "first" });
    await expect(load(folder, "compiled.cjs", "other")).resolves.toMatchObject({ name: "second" });
  });

  it("are loaded by Node", async () => {
    const folder = project({
      "table.js": `exports.table = { rows: ${ROWS} };`,
      "whole.cjs": `module.exports = { name: "orders", rows: ${ROWS} };`,
      "inner.cjs": `module.exports = { default: { orders: { rows: ${ROWS} } } };`,
      "named.cjs": `const table = { rows: ${ROWS} }; module.exports = { rows: {}, default: table };`,
      "twice.cjs": `const one = { rows: ${ROWS} }; module.exports = { one, default: { one, port: 80 } };`,
      "circle.cjs": `module.exports = { orders: { rows: ${ROWS} } }; module.exports.default = module.exports;`,
      "table.json":
        '\ufeff{ "name": "orders", "rows": {}, "codes": { "K.1": { "status": [400], "meaning": "No." } } }',
    });
    for (const name of ["table.js", "whole.cjs", "inner.cjs", "named.cjs", "twice.cjs", "circle.cjs"])
      await expect(load(folder, name)).resolves.toMatchObject({
        rows: new Map([
          [400, expect.anything()],
          [500, expect.anything()],
        ]),
      });
    await expect(load(folder, "table.json", "ignored")).resolves.toMatchObject({ name: "orders" });
  });

  it.each([
    { title: "that is missing", name: "none.js", message: "none.js does not exist" },
    { title: "that throws", name: "throws.js", message: "throws.js cannot be loaded: TypeError: No way" },
    { title: "that throws no error", name: "odd.js", message: "odd.js cannot be loaded: odd" },
    {
      title: "that exports nothing of use",
      name: "empty.js",
      message: "empty.js exports no profile and no table",
    },
    { title: "that is no JSON", name: "wrong.json", message: /^wrong\.json cannot be loaded: SyntaxError: / },
    {
      title: "that is JSON of something else",
      name: "list.json",
      message: "list.json is an array, but neither a profile nor a table with rows",
    },
  ])("refuse a module $title", async ({ name, message }) => {
    const folder = project({
      "throws.js": 'throw new TypeError("No way.");',
      "odd.js": 'throw "odd";',
      "empty.js": "exports.port = 80;",
      "wrong.json": "{",
      "list.json": "[]",
    });
    await expect(load(folder, name)).rejects.toThrow(message);
  });
});

describe("a module of several tables", () => {
  const files = {
    "tables.js": `exports.one = { rows: ${ROWS} }; exports.again = exports.one; exports.two = { rows: ${ROWS} }; exports.port = 80;`,
  };

  it("needs a name", async () => {
    const folder = project(files);
    await expect(load(folder, "tables.js")).rejects.toThrow(
      "tables.js exports again, two: name one of them with --export",
    );
    await expect(load(folder, "tables.js", "one")).resolves.toMatchObject({ name: "one of tables.js" });
  });

  it("refuses a name that it does not export, or that is no table", async () => {
    const folder = project(files);
    await expect(load(folder, "tables.js", "three")).rejects.toThrow(
      'tables.js does not export "three"; it exports one, again, two, port',
    );
    await expect(load(folder, "tables.js", "port")).rejects.toThrow(
      "port of tables.js is 80, but neither a profile nor a table with rows",
    );
    await expect(load(project({ "none.js": "" }), "none.js", "three")).rejects.toThrow("it exports nothing");
  });
});

it.each([
  {
    title: "key that is no status",
    rows: '{ 4000: { reason: "A", meaning: "B" } }',
    message: "a row 4000 that is not",
  },
  { title: "row without a meaning", rows: '{ 400: { reason: "A" } }', message: "a row 400 that is not" },
  { title: "row that is no object", rows: "{ 400: null }", message: "a row 400 that is not" },
])("refuses a table with a $title", async ({ rows, message }) => {
  const folder = project({ "table.js": `exports.table = { rows: ${rows} };` });
  await expect(load(folder, "table.js")).rejects.toThrow(
    `table.js has ${message} { reason: "…", meaning: "…" } of a status`,
  );
});

it.each([
  '{ meaning: "A" }',
  '{ status: 4000, meaning: "A" }',
  '{ status: [], meaning: "A" }',
  "{ status: 400 }",
  "400",
])("refuses a table with a code that is %s", async (code) => {
  const folder = project({ "table.js": `exports.table = { rows: {}, codes: { "K.1": ${code} } };` });
  await expect(load(folder, "table.js")).rejects.toThrow(
    'table.js has a code K.1 that is not { status: 400, meaning: "…" }',
  );
});
