import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PUBLISHED_PATHS } from "../../scripts/published-paths";
import { ENTRIES } from "../../scripts/entries";
import { packPackage, type PackedPackage } from "./pack-package";
import { run } from "./run";

interface Manifest {
  dependencies: Record<string, string>;
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

  it("has JavaScript and types for each entry point, and no maps to sources that are not there", () => {
    const endings = [".js", ".mjs", ".d.ts", ".d.mts"];
    const expected = ENTRIES.flatMap((entry) => endings.map((ending) => `dist/${entry}${ending}`));
    expect(files).toEqual(expect.arrayContaining(expected));
    expect(filesThatEndWith(".map")).toEqual([]);
  });

  it("has types that import nothing but each other and Node's own, but for one entry point of types", () => {
    const everywhere = filesThatEndWith(".d.ts", ".d.mts").filter((file) => file !== "dist/answer.d.ts");
    const imported = everywhere.flatMap((file) => {
      // Examples in comments import what they like.
      const code = readFileSync(join(root, file), "utf8").replace(/\/\*[^]*?\*\//g, "");
      const specifiers = code.matchAll(/(?:from|import\(|import|types=) ?"([^"]+)"/g);
      return [...specifiers].map(([, specifier]) => specifier);
    });
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((specifier) => !/^(\.|node:|node$)/.test(specifier ?? ""))).toEqual([]);
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
