import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { parse } from "yaml";
import { buildCommandLine, thirdPartyNotices } from "../../scripts/build-command-line";
import { readInWorker } from "../../src/documents/in-worker";

// Programs are started, which takes its time on a busy machine.
jest.setTimeout(30_000);

let folder: string;
let program: string;
let metafile: Metafile;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "program-"));
  program = join(folder, "command-line.js");
  metafile = await buildCommandLine(program);
});

afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = resolve("test/documents/fixtures/kms-status-codes.md");

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8", input: "" });
}

it("reads a page in a worker", () => {
  const { status, stdout, stderr } = run("read", PAGE, "--name", "KMS", "--format", "json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ name: "KMS", rows: { 404: { reason: "Not Found" } } });
});

it("prints the file that is written for the page of the KMS", () => {
  const page = "test/documents/fixtures/kms-status-codes.md";
  const printed = spawnSync(process.execPath, [program, "read", page, "--name", "KMS"], { encoding: "utf8" });
  expect(printed.stdout).toBe(readFileSync("test/documents/fixtures/kms-table.ts", "utf8"));
});

it("checks a page against a module of ES, whatever else that module starts", () => {
  writeFileSync(join(folder, "tables.json"), run("read", PAGE, "--name", "KMS", "--format", "json").stdout);
  writeFileSync(
    join(folder, "table.mjs"),
    'import { readFileSync } from "node:fs";\nsetInterval(() => {}, 1_000);\n' +
      'export const table = JSON.parse(readFileSync("tables.json", "utf8"));\n',
  );
  expect(run("check", PAGE, "table.mjs")).toEqual(
    expect.objectContaining({
      status: 0,
      stdout: "table.mjs and kms-status-codes.md have the same rows.\n",
      stderr: "",
    }),
  );
});

it("prints no colours where there is no terminal, one sentence where it refuses, and never a stack", () => {
  writeFileSync(join(folder, "old.json"), '{ "rows": { "400": { "reason": "A", "meaning": "B" } } }');
  const { status, stdout } = run("check", PAGE, "old.json");
  expect(status).toBe(1);
  expect(stdout).not.toContain("\u001b");
  expect(run("read", "none.md")).toEqual(
    expect.objectContaining({
      status: 2,
      stdout: "",
      stderr: "express-error-profiles: none.md does not exist.\n",
    }),
  );
});

it("ends well where nobody reads on", async () => {
  const child = spawn(process.execPath, [program, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += String(chunk)));
  const code = await new Promise((done) => child.once("close", done));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

const TABLE = "\n\n| 400 | Bad Request | No. |\n| - | - | - |\n| 500 | Internal Server Error | No. |\n";

it.each([
  { title: "emphasis without end", format: "md" as const, text: "_a_b".repeat(100_000) + TABLE },
  {
    title: "a list 3,000 deep",
    format: "md" as const,
    text: Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth * 2)}- a\n`).join("") + TABLE,
  },
  {
    title: "cells that span everything",
    format: "html" as const,
    text: `<table>${'<tr><td colspan="1000" rowspan="65534">400'.repeat(5_000)}</table>`,
  },
])("does not read $title for ever", async ({ format, text }) => {
  const reading = readInWorker(program, [[{ name: "page", format, text }]], {
    milliseconds: 500,
    megabytes: 256,
  });
  await expect(reading).rejects.toThrow(
    /^(page takes longer than 0\.5 seconds to read|page takes more than 256 MB of memory to read|page cannot be read: it is nested too deeply|The tables have more than 2,000,000 cells)$/,
  );
});

it("writes OpenAPI and pages by the entry points beside it", async () => {
  const entryPoints = ["src/index.ts", "src/openapi.ts", "src/pages.ts"];
  await build({ entryPoints, outdir: folder, bundle: true, platform: "node", target: "node20" });
  writeFileSync(join(folder, "kms.json"), run("read", PAGE, "--name", "KMS", "--format", "json").stdout);
  const { status, stdout, stderr } = run("write", "kms.json", "--format", "openapi");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(parse(stdout)).toMatchObject({
    openapi: "3.1.0",
    components: {
      responses: { NotFound: { description: "The requested resource does not exist or not found." } },
    },
  });
  expect(run("write", "kms.json", "--format", "pages", "--out", "pages")).toMatchObject({
    status: 0,
    stdout: "",
    stderr: "pages: 7 pages\n",
  });
  expect(readFileSync(join(folder, "pages/not-found/index.html"), "utf8")).toContain("Not Found</h1>");
});

// Fails with other versions in node_modules than in the lock file (npm ci), or after an update (npm run notices).
it("contains the packages that the notices name, and no dependency of the package", () => {
  const notices = thirdPartyNotices(metafile);
  expect(readFileSync("THIRD-PARTY-NOTICES", "utf8")).toBe(notices);
  const titles = [...notices.matchAll(/^(\S+) [\d.]+ \((.+)\)$/gm)].map(
    ([, name, licence]) => `${name} ${licence}`,
  );
  expect(titles).toEqual(["marked MIT", "parse5 MIT", "entities BSD-2-Clause", "yaml ISC"]);
});
