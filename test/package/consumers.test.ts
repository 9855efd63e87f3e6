import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { ENTRIES, specifierOf } from "../../scripts/entries";
import { defaultMappers } from "../../src";
import { codeBlocks } from "../docs/markdown";
import { codesProgram } from "./codes-program";
import { packPackage, type PackedPackage } from "./pack-package";
import { run } from "./run";

const EXPRESS_VERSIONS = [4, 5];
const TYPESCRIPT_VERSIONS = ["5.0", "6.0", "7.0"];
const RESOLUTIONS = [
  { resolution: "node16", module: "node16" },
  { resolution: "nodenext", module: "nodenext" },
  { resolution: "bundler", module: "esnext" },
];
const STRICTEST = ["--noEmit", "--strict", "--skipLibCheck", "false", "--esModuleInterop", "--types", "node"];

/** What the functions of an entry point are named in the sources. */
function functionsOf(entry: string): string[] {
  return Object.entries(jest.requireActual<Record<string, unknown>>(`../../src/${entry}`)).flatMap(
    ([name, value]) => (typeof value === "function" ? [`${specifierOf(entry)} ${name} ${value.name}`] : []),
  );
}

/** The sample of the page on testing with this first line. */
function sampleThatBegins(line: string): string {
  const sample = codeBlocks("docs/testing.md").find(({ code }) => code.startsWith(line));
  if (sample === undefined) throw new Error(`No sample begins with ${line}`);
  return sample.code;
}

/** A test file whose app answers with these statuses, and watches them. */
function watchedTest(...statuses: number[]): string {
  return `
    import express from "express";
    import { seen } from "./seen";

    test("answers", async () => {
      const app = express().use(seen.middleware);
      app.get("/:status", (req, res) => void res.status(Number(req.params.status)).end());
      const server = await new Promise((resolve) => {
        const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
      });
      for (const status of ${JSON.stringify(statuses)})
        await fetch("http://127.0.0.1:" + server.address().port + "/" + status);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  `;
}

jest.setTimeout(300_000);

describe.each(EXPRESS_VERSIONS)("a consumer of the tarball with Express %i", (version) => {
  let packed: PackedPackage;
  let folder: string;

  beforeAll(() => {
    packed = packPackage();
    folder = join(packed.folder, "consumer");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "commonjs" }));
    cpSync("test/package/consumers", folder, { recursive: true });
    for (const extension of ["cts", "mts"])
      cpSync(join(folder, "typed.ts"), join(folder, `typed.${extension}`));
    const compilers = TYPESCRIPT_VERSIONS.map((line) => `typescript${line}@npm:typescript@~${line}.0`);
    const packages = [`express@${version}`, `@types/express@${version}`, "@types/node@20", ...compilers];
    run(
      "npm",
      ["install", "--prefer-offline", "--no-audit", "--no-fund", packed.tarball, ...packages],
      folder,
    );
  });

  afterAll(() => packed.remove());

  const loadedFiles = (specifier: string) =>
    JSON.parse(run(process.execPath, ["loaded-files.cjs", specifier], folder)) as string[];

  it("throws and is answered in CommonJS", () => {
    expect(() => run(process.execPath, ["require.cjs"], folder)).not.toThrow();
  });

  it("throws and is answered in ESM, under node --test", () => {
    expect(run(process.execPath, ["--test", "--test-reporter=tap", "import.test.mjs"], folder)).toMatch(
      /^# pass 2$/m,
    );
  });

  it("throws and is answered under jest", () => {
    const jestProgram = resolve("node_modules/jest/bin/jest.js");
    const options = ["--rootDir", folder, "--testMatch", "**/jest.test.cjs", "--ci"];
    expect(() => run(process.execPath, [jestProgram, ...options], folder)).not.toThrow();
  });

  it("adds up the statuses of a whole run of jest, as the page on testing shows", () => {
    const project = join(folder, "whole-run");
    mkdirSync(project);
    const write = (name: string, code: string) =>
      writeFileSync(join(project, name), transformSync(code, { loader: "ts", format: "cjs" }).code);
    write("seen.js", sampleThatBegins("// in a module that every test file imports"));
    write("teardown.js", sampleThatBegins("// globalTeardown"));
    const jestOn = (...files: string[]) => {
      rmSync(join(project, "coverage"), { recursive: true, force: true });
      const config = { testMatch: ["**/*.test.js"], globalTeardown: "./teardown.js" };
      const program = [resolve("node_modules/jest/bin/jest.js"), "--ci", "--config", JSON.stringify(config)];
      return spawnSync(process.execPath, [...program, ...files], { cwd: project, encoding: "utf8" });
    };
    write("some.test.js", watchedTest(200, 204, 400));
    write("others.test.js", watchedTest(403, 404));
    write("undocumented.test.js", watchedTest(418));
    expect(jestOn("some", "others")).toMatchObject({ status: 0 });
    const { status, stderr } = jestOn("some");
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/403[^]*404/);
    const undocumented = jestOn("some", "others", "undocumented");
    expect(undocumented.status).not.toBe(0);
    expect(undocumented.stderr).toContain('GET /418 answered 418, which the profile "KMS" does not list');
  });

  it("gets the same names and classes from require and import, at every entry point", () => {
    const specifiers = ENTRIES.map(specifierOf);
    const names = run(process.execPath, ["same-exports.cjs", ...specifiers], folder).split("\n");
    expect(names).toEqual(ENTRIES.flatMap(functionsOf).sort());
  });

  it("runs the command line, which reads the tables of the installed package", () => {
    const page = resolve("test/documents/fixtures/kms-status-codes.md");
    const module = 'exports.kms = require("express-error-profiles").kmsProfile;';
    writeFileSync(join(folder, "profile.cjs"), module);
    const program = join("node_modules", ".bin", "express-error-profiles");
    expect(run(program, ["check", page, "profile.cjs"], folder)).toBe(
      "profile.cjs and kms-status-codes.md have the same rows.\n",
    );
  });

  it.each(ENTRIES)("loads none of the other entry points with %s", (entry) => {
    const loaded = loadedFiles(specifierOf(entry));
    const others = ENTRIES.filter((other) => other !== entry).map((other) => `${other}.js`);
    expect(loaded).toContain(`${entry}.js`);
    expect(loaded.filter((file) => others.includes(file))).toEqual([]);
  });

  it("loads the core alone with the main entry point", () => {
    expect(["base.js", "core.js", "index.js"]).toEqual(
      expect.arrayContaining(loadedFiles("express-error-profiles")),
    );
  });

  it("reads the names of the sources in logs and stack traces", () => {
    const { names, error, mappers, notes, stack } = JSON.parse(
      run(process.execPath, ["names.cjs"], folder),
    ) as Record<"names" | "mappers" | "notes", string[]> & Record<"error" | "stack", string>;
    expect(names).toEqual(["errorHandler", "notFound", "NotFound", "trustedStatus"]);
    expect(error).toBe("NotFound");
    expect(mappers).toEqual(defaultMappers.map(({ name }) => name));
    expect(notes).toEqual(["The mapper trustedStatus threw: The predicate failed."]);
    const frames = [...stack.matchAll(/^ {4}at (\S+) \(.*core\.js:\d{2,}:\d+\)$/gm)].map(([, name]) => name);
    expect(frames).toEqual(expect.arrayContaining(["toHttpError", "errorHandler"]));
  });

  it("costs the compiler at most 15,000 instantiations for 158 codes and 300 uses of them", () => {
    const [plain = 0, typed = 0] = [false, true].map((hasCatalogue) => {
      const file = `codes-${String(hasCatalogue)}.mts`;
      writeFileSync(join(folder, file), codesProgram(hasCatalogue));
      const compiler = join("node_modules", "typescript6.0", "bin", "tsc");
      const options = [...STRICTEST, "--target", "es2022", "--module", "nodenext"];
      const told = run(process.execPath, [compiler, ...options, "--extendedDiagnostics", file], folder);
      return Number(/^Instantiations: +(\d+)$/m.exec(told)?.[1]);
    });
    expect(plain).toBeGreaterThan(0);
    expect(typed - plain).toBeLessThan(15_000);
  });

  describe.each(TYPESCRIPT_VERSIONS)("and TypeScript %s", (line) => {
    it.each(RESOLUTIONS)("compiles under the resolution $resolution", ({ resolution, module }) => {
      const compiler = join("node_modules", `typescript${line}`, "bin", "tsc");
      const target = ["--target", "es2022", "--module", module, "--moduleResolution", resolution];
      const files = ["typed.ts", "typed.cts", "typed.mts"];
      expect(() =>
        run(process.execPath, [compiler, ...STRICTEST, ...target, ...files], folder),
      ).not.toThrow();
    });
  });
});
