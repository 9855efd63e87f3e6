import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

it("has the version of the package", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(run("--version")).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
});

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

const ROWS =
  '{ 400: { reason: "Bad Request", meaning: "No." }, 500: { reason: "Internal Server Error", meaning: "No." } }';

it.each(["three.cjs", "three.js", "three.mjs"])("finds each of the tables that %s exports", (name) => {
  writeFileSync(
    join(folder, name),
    `const define = (table) => table;
const tables = { orders: define({ name: "Orders", rows: ${ROWS} }), payments: define({ name: "Payments", rows: ${ROWS} }) };
${name.endsWith(".mjs") ? "export default tables;" : "module.exports = { orders: define(tables.orders), payments: define(tables.payments) };"}
`,
  );
  expect(run("write", name)).toMatchObject({
    status: 2,
    stderr: `express-error-profiles: ${name} exports orders, payments: name one of them with --export.\n`,
  });
  expect(run("write", name, "--export", "payments").stdout).toMatch(/^# Payments\n/);
  expect(run("write", name, "--export", "parcels").stderr).toBe(
    `express-error-profiles: ${name} does not export "parcels"; it exports orders, payments.\n`,
  );
});

it("takes the whole of a table that a CommonJS module is", () => {
  const table = `{ rows: rows, codes: { "K.1": { status: 400, meaning: "It is odd." } }, name: "Whole" }`;
  writeFileSync(join(folder, "whole.cjs"), `const rows = ${ROWS};\nmodule.exports = ${table};\n`);
  expect(run("write", "whole.cjs").stdout).toMatch(/^# Whole\n[^]*\n\| K\.1 \| 400 \| It is odd\. \|/);
});

it.each([
  { fails: 'Promise.reject(new Error("late"));', reason: "an uncaught error: late" },
  { fails: 'setImmediate(() => { throw "late\\nin a timer"; });', reason: "an uncaught error: late" },
  { fails: "process.exit(0);", reason: "a loaded module ended the process" },
  { fails: "await new Promise(() => {});", reason: "a loaded module ended the process" },
])("ends with 2 and a sentence where a module does this beside its table: $fails", ({ fails, reason }) => {
  writeFileSync(join(folder, "late.mjs"), `export const table = { rows: ${ROWS} };\n${fails}\n`);
  expect(run("check", PAGE, "late.mjs")).toMatchObject({
    status: 2,
    stdout: "",
    stderr: `express-error-profiles: ${reason}.\n`,
  });
});

it.each([
  ["write", "late.cjs"],
  ["diff", "late.cjs", "late.cjs"],
])("ends %s with 2 where a promise of a module is rejected", (...words) => {
  const late = `Promise.reject(new Error("late")); module.exports = { name: "a", rows: ${ROWS} };`;
  writeFileSync(join(folder, "late.cjs"), late);
  expect(run(...words)).toMatchObject({
    status: 2,
    stdout: "",
    stderr: "express-error-profiles: an uncaught error: late.\n",
  });
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

it("ends with 2 where its output cannot be written", () => {
  const readOnly = openSync(__filename, "r");
  const { status, stderr } = spawnSync(process.execPath, [program, "--help"], {
    stdio: ["ignore", readOnly, "pipe"],
    encoding: "utf8",
  });
  closeSync(readOnly);
  expect(stderr).toMatch(/^express-error-profiles: the output cannot be written: .+\.\n$/);
  expect(status).toBe(2);
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
