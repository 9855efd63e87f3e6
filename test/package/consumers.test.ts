import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ENTRIES, specifierOf } from "./entries";
import { packPackage, type PackedPackage } from "./pack-package";
import { run } from "./run";

const EXPRESS_VERSIONS = [4, 5];
const TYPESCRIPT_VERSIONS = ["5.4", "6.0", "7.0"];
const RESOLUTIONS = [
  { resolution: "node16", module: "node16" },
  { resolution: "nodenext", module: "nodenext" },
  { resolution: "bundler", module: "esnext" },
];
const STRICTEST = ["--noEmit", "--strict", "--skipLibCheck", "false", "--esModuleInterop", "--types", "node"];

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

  it("gets the same names and classes from require and import, at every entry point", () => {
    const specifiers = ENTRIES.map(specifierOf);
    expect(() => run(process.execPath, ["same-exports.cjs", ...specifiers], folder)).not.toThrow();
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

  it("sees the names of middleware and classes, and the package's sources, in stack traces", () => {
    const stack = run(process.execPath, ["--enable-source-maps", "stack.cjs"], folder);
    expect(stack).toMatch(/^errorHandler notFound NotFound ConfigurationError: /);
    expect(stack).toMatch(
      /at errorHandler \(.*express-error-profiles\/src\/express\/error-handler\.ts:\d+:\d+\)/,
    );
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
