import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundle, type BrowserPart } from "../../scripts/bundle";

const NO_BROWSER: BrowserPart = { base: [], entries: [] };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bundle-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles modules, given by their paths in `src` without extension, and returns the names of the files made. */
async function bundled(
  modules: Record<string, string>,
  browser: BrowserPart = NO_BROWSER,
): Promise<string[]> {
  for (const [path, code] of Object.entries(modules)) {
    const file = join(folder, "modules", `${path}.js`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
  const entries = Object.keys(modules).filter((path) => !path.includes("/"));
  await bundle(join(folder, "modules"), join(folder, "dist"), entries, browser);
  return readdirSync(join(folder, "dist")).filter((file) => file.endsWith(".js"));
}

function load(entry: string): Record<string, unknown> {
  return jest.requireActual(join(folder, "dist", `${entry}.js`));
}

function textOf(file: string): string {
  return readFileSync(join(folder, "dist", file), "utf8");
}

const TWO_ENTRIES = {
  index: 'export { Failure } from "./core/failure";',
  one: 'export { one } from "./one/one";',
  two: 'export { two } from "./two/two";',
  "core/failure": "export class Failure {}",
  "one/one": 'import { shared } from "../parts/shared"; export const one = () => shared();',
  "two/two": 'import { shared } from "../parts/shared"; export const two = () => shared();',
  "parts/shared": 'import { Failure } from "../core/failure"; export const shared = () => new Failure();',
};

describe("bundle", () => {
  it("writes each module once: into the core, its entry point, or a file that some entry points share", async () => {
    const files = await bundled(TWO_ENTRIES);
    expect(files).toEqual(["core.js", "index.js", "one.js", "shared.js", "two.js"]);
    expect(files.filter((file) => textOf(file).includes("class Failure"))).toEqual(["core.js"]);
    expect(files.filter((file) => textOf(file).includes("new core.Failure()"))).toEqual(["shared.js"]);
    const [one, two] = [load("one")["one"], load("two")["two"]] as (() => object)[];
    expect(one?.()).toBeInstanceOf(load("index")["Failure"]);
    expect(two?.()).toBeInstanceOf(load("index")["Failure"]);
  });

  it("exports plain values, which can be replaced, and the same names to import and require", async () => {
    await bundled({ index: "export const one = 1; export function two() {}" });
    expect(Object.getOwnPropertyDescriptors(load("index"))).toEqual({
      one: { value: 1, writable: true, enumerable: true, configurable: true },
      two: { value: expect.any(Function), writable: true, enumerable: true, configurable: true },
    });
    expect(textOf("index.mjs")).toBe('export { one, two } from "./index.js";\n');
    expect(textOf("index.d.mts")).toBe('export * from "./index.js";\n');
  });

  it("keeps the names of classes that refer to themselves, and of functions in functions of their name", async () => {
    await bundled({
      index: 'export { Failure, handler } from "./core/core";',
      "core/core": `
        export class Failure { static make() { return new Failure(); } }
        export function handler() { return function handler(error) { return error; }; }
      `,
    });
    const { Failure, handler } = load("index") as { Failure: object; handler: () => object };
    expect(Failure).toHaveProperty("name", "Failure");
    expect(handler()).toHaveProperty("name", "handler");
  });

  it("keeps two values of one name apart that the core exports", async () => {
    await bundled({
      index: 'export { a } from "./core/a"; export { b } from "./core/b";',
      extra:
        'import { limit as a } from "./core/a"; import { limit as b } from "./core/b"; export const sum = a + b;',
      "core/a": "export const limit = 1; export const a = () => limit;",
      "core/b": "export const limit = 2; export const b = () => limit;",
    });
    expect(load("extra")).toEqual({ sum: 3 });
  });

  it("refuses to rename what is public because another file has a function of its name", async () => {
    await expect(
      bundled({
        index: 'export { b } from "./core/b"; export { a } from "./core/a";',
        "core/a": "function b() {} export function a() { return b; }",
        "core/b": "export function b() {}",
      }),
    ).rejects.toThrow("b is public, but core.js has another b too: rename that one.");
  });

  it("writes a file without names for an entry point of types alone", async () => {
    await bundled({ index: "export const one = 1;", answer: "export {};" });
    expect(load("answer")).toEqual({});
    expect(textOf("answer.mjs")).toBe('export {  } from "./answer.js";\n');
  });

  it("refuses a name that does not exist, and one that is ambiguous", async () => {
    await expect(
      bundled({ index: 'export { one } from "./core/core";', "core/core": "export const two = 2;" }),
    ).rejects.toThrow('"one" is not exported by "src/core/core.ts"');
    await expect(
      bundled({
        index: 'export * from "./core/core"; export * from "./core/more";',
        "core/more": "export const two = 3;",
      }),
    ).rejects.toThrow("Conflicting namespaces");
  });
});

describe("the part of a browser", () => {
  const MODULES = {
    index: 'export { answer } from "./core/answer";',
    client: 'export { read } from "./client/read";',
    "core/answer": 'import { shape } from "../shapes/shape"; export const answer = () => shape;',
    "client/read": 'import { shape } from "../shapes/shape"; export const read = () => shape;',
    "shapes/shape": "export const shape = {};",
  };
  const BROWSER: BrowserPart = { base: ["src/shapes/"], entries: ["client"] };

  it("is loaded without the core, which shares base.js with it", async () => {
    expect(await bundled(MODULES, BROWSER)).toEqual(["base.js", "client.js", "core.js", "index.js"]);
    expect(textOf("client.js")).not.toContain("core.js");
    const [answer, read] = [load("index")["answer"], load("client")["read"]] as (() => object)[];
    expect(read?.()).toBe(answer?.());
  });

  it.each([
    { what: "a module of Node", changed: "shapes/shape", imports: "node:fs", named: "node:fs" },
    { what: "a package", changed: "client/read", imports: "http-errors", named: "http-errors" },
    { what: "the core", changed: "client/read", imports: "../core/answer", named: "src/core/answer.ts" },
    {
      what: "an unlisted file",
      changed: "shapes/shape",
      imports: "../other/name",
      named: "src/other/name.ts",
    },
  ])("must not import $what", async ({ changed, imports, named }) => {
    const modules = { ...MODULES, "other/name": "export const name = 1;" };
    const code = `import * as all from "${imports}"; export const shape = all, read = all;`;
    await expect(bundled({ ...modules, [changed]: code }, BROWSER)).rejects.toThrow(
      `src/${changed}.ts imports ${named}, but a browser must be able to load it`,
    );
  });

  it("must exist", async () => {
    await expect(bundled(MODULES, { base: ["src/forms/"], entries: [] })).rejects.toThrow(
      "BROWSER_PART lists src/forms/, which no entry point needs.",
    );
  });
});
