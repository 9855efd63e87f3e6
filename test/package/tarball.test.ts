import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { PUBLISHED_PATHS } from "../../scripts/published-paths";
import { ENTRIES } from "./entries";
import { packPackage, type PackedPackage } from "./pack-package";
import { run } from "./run";

interface Manifest {
  dependencies: Record<string, string>;
  exports: Record<string, unknown>;
  scripts: Record<string, string>;
}

jest.setTimeout(120_000);

describe("the tarball", () => {
  let packed: PackedPackage;
  let root: string;
  let files: string[];

  beforeAll(() => {
    packed = packPackage();
    run("tar", ["-xzf", packed.tarball, "-C", packed.folder]);
    root = join(packed.folder, "package");
    files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
      statSync(join(root, file)).isFile(),
    );
  });

  afterAll(() => packed.remove());

  const filesThatEndWith = (...endings: string[]) =>
    files.filter((file) => endings.some((ending) => file.endsWith(ending)));
  const manifest = () => JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;

  it("holds the build, its sources and the pages for readers, and nothing else", () => {
    const places = new Set(files.map((file) => file.split("/")[0]));
    expect([...places].sort()).toEqual([...PUBLISHED_PATHS].sort());
  });

  it("has one runtime dependency", () => {
    expect(Object.keys(manifest().dependencies)).toEqual(["http-errors"]);
  });

  it("runs no script when it is installed", () => {
    const scripts = Object.keys(manifest().scripts);
    expect(scripts).toContain("build");
    expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  });

  it("has less than 60 kB of JavaScript besides the command line", () => {
    const loaded = filesThatEndWith(".js", ".mjs").filter((file) => file !== "dist/command-line.js");
    const bytes = loaded.map((file) => statSync(join(root, file)).size);
    const sum = bytes.reduce((total, size) => total + size, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThan(60_000);
  });

  it("has source maps that lead to shipped sources", () => {
    const sources = filesThatEndWith(".map").flatMap((file) => {
      const map = JSON.parse(readFileSync(join(root, file), "utf8")) as { sources: string[] };
      return map.sources.map((source) => resolve(root, dirname(file), source));
    });
    expect(sources.length).toBeGreaterThan(0);
    expect(
      sources.filter((source) => relative(root, source).startsWith("..") || !existsSync(source)),
    ).toEqual([]);
  });

  it("has types that import nothing but each other and Node's own", () => {
    const imported = filesThatEndWith(".d.ts", ".d.mts").flatMap((file) => {
      // Examples in comments import what they like.
      const code = readFileSync(join(root, file), "utf8").replace(/\/\*[^]*?\*\//g, "");
      const specifiers = code.matchAll(/(?:from|import\(|import|types=) ?"([^"]+)"/g);
      return [...specifiers].map(([, specifier]) => specifier);
    });
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((specifier) => !/^(\.|node:|node$)/.test(specifier ?? ""))).toEqual([]);
  });

  it("exports its entry points, its manifest and nothing else", () => {
    const names = ENTRIES.map((entry) => (entry === "index" ? "." : `./${entry}`));
    expect(Object.keys(manifest().exports).sort()).toEqual([...names, "./package.json"].sort());
  });

  it("passes publint in its strict mode", () => {
    expect(run("node_modules/.bin/publint", ["run", root, "--strict", "--pack", "false"])).toContain(
      "All good!",
    );
  });

  it("has types that resolve in every mode of TypeScript", () => {
    const output = run("node_modules/.bin/attw", [packed.tarball, "--format", "json"]);
    const { problems } = JSON.parse(output) as { problems?: object };
    expect(problems).toEqual({});
  });
});
