import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineProfile, type ProfileDefinition } from "../../src";
import { type Outcome, runCommand } from "../../src/documents/command-line";
import { readDocuments } from "../../src/documents/read-documents";
import { openapi } from "../../src/openapi";
import { problemFiles } from "../../src/pages";

// Programs are started, which takes its time on a busy machine.
jest.setTimeout(30_000);

const PAGE = `| status | reason | meaning |
| --- | --- | --- |
| 400 | Bad Request | It is wrong. |
| 404 | - | It is not here. |
| 500 | Internal Server Error | It is our fault. |
`;

const CODES = `| status | code | message |
| --- | --- | --- |
| 400 | K.1 | It is wrong. |
| 404 | K.2 | It is away. |
`;

const ROWS = `400: { reason: "Bad Request", meaning: "It is wrong." },
  404: { reason: "Not Found", meaning: "It is not here." },
  500: { reason: "Internal Server Error", meaning: "It is our fault." },`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "command-"));
  file("page.md", PAGE);
  file("codes.md", CODES);
});

afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

function run(args: string, { input = "", hasColours = false } = {}): Promise<Outcome> {
  return runCommand(args.split(" ").filter(Boolean), {
    folder,
    standardInput: (async function* () {
      yield await Promise.resolve(input);
    })(),
    version: "1.2.3",
    hasColours,
    // Jest has no `import()`.
    importModule: (path) => Promise.resolve().then(() => createRequire(path)(path) as unknown),
    stripsTypes: false,
    loadTools: () => ({ defineProfile, openapi, problemFiles }),
    readSources: (...read) => Promise.resolve().then(() => readDocuments(...read)),
  });
}

/** What a command prints of its refusal. */
function refusal(sentence: string): Outcome {
  return { exitCode: 2, output: "", remarks: `express-error-profiles: ${sentence}\n` };
}

describe("read", () => {
  it("prints a module of TypeScript", async () => {
    const { exitCode, output } = await run("read page.md --name KMS");
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /^\/\/ Written by express-error-profiles\. .*\n\/\/ Document: page\.md, SHA-256 [\da-f]{64}\n/,
    );
    expect(output).toContain('\n// - 404 has no reason; the standard phrase "Not Found" is used.\n');
    expect(output).toContain("\nexport const kmsTable = {\n");
  });

  it("prints JSON that defineProfile takes, and the assumptions on standard error", async () => {
    const { exitCode, output, remarks } = await run("read page.md codes.md --name KMS --format json");
    expect(exitCode).toBe(0);
    const table = JSON.parse(output) as ProfileDefinition;
    expect(table).toEqual({
      name: "KMS",
      rows: {
        400: { reason: "Bad Request", meaning: "It is wrong." },
        404: { reason: "Not Found", meaning: "It is not here." },
        500: { reason: "Internal Server Error", meaning: "It is our fault." },
      },
      codes: {
        "K.1": { status: 400, meaning: "It is wrong." },
        "K.2": { status: 404, meaning: "It is away." },
      },
    });
    expect(defineProfile(table)).toMatchObject(table);
    expect(remarks.split("\n")).toEqual(
      expect.arrayContaining([
        'page.md: 404 has no reason; the standard phrase "Not Found" is used.',
        "codes.md: Column 2 (code) is read as the codes.",
      ]),
    );
  });

  it("prints JSON without a catalogue where there are no codes: an empty one would say that no code may be sent", async () => {
    const { output } = await run("read page.md --format json");
    expect(defineProfile(JSON.parse(output) as ProfileDefinition).codes).toBeUndefined();
  });

  it("writes a table that is a profile where the reasons make no name", async () => {
    file("page.md", PAGE.replace("Bad Request", "请求错误"));
    const { output } = await run("read page.md");
    expect(output).toContain(
      '    400: { reason: "请求错误", meaning: "It is wrong.", className: "BadRequest" },\n',
    );
    file("table.json", (await run("read page.md --format json")).output);
    file("copy.json", (await run("write table.json --format json")).output);
    for (const name of ["table.json", "copy.json"]) {
      await expect(run(`write ${name} --format openapi`)).resolves.toMatchObject({ exitCode: 0 });
      await expect(run(`check page.md ${name}`)).resolves.toMatchObject({ exitCode: 0 });
    }
  });

  it("writes a file, again and again", async () => {
    await expect(run("read page.md --out table.ts")).resolves.toEqual({
      exitCode: 0,
      output: "",
      remarks: "table.ts: 3 rows, 0 codes, 1 assumption\n",
    });
    file("page.md", PAGE.replace("wrong", "odd"));
    await expect(run("read page.md --out table.ts")).resolves.toMatchObject({ exitCode: 0 });
    const written = readFileSync(join(folder, "table.ts"), "utf8");
    expect(written).toContain("export const pageTable = {");
    expect(written).toContain("It is odd.");
    expect(readdirSync(folder).sort()).toEqual(["codes.md", "page.md", "table.ts"]);
  });

  it("makes the folder of the file", async () => {
    await expect(run("read page.md --out new/folder/table.ts")).resolves.toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(folder, "new/folder"))).toEqual(["table.ts"]);
  });

  it("overwrites no file of somebody else's", async () => {
    file("table.ts", "export const mine = 1;\n");
    await expect(run("read page.md --out table.ts")).resolves.toEqual(
      refusal("table.ts cannot be written: it was not written by this command."),
    );
    expect(readFileSync(join(folder, "table.ts"), "utf8")).toBe("export const mine = 1;\n");
  });

  it("writes nothing where there is nothing to write, or nowhere", async () => {
    file("page.md", PAGE.replace("| 500", "| 5XX"));
    await expect(run("read page.md --out table.ts")).resolves.toEqual(
      refusal(
        "page.md lists no 500, to which all else falls back, so it is not a profile; it lists 400, 404; rows left out: 5XX | Internal Server Error | It is our fault.",
      ),
    );
    const cells = ["400", "401", "403", "404", "409", "410", "5XX", "50X", "51X", "52X", "53X"];
    file(
      "many.md",
      `| a | b |\n| - | - |\n${cells.map((cell) => `| ${cell} | It is ${cell} there. |\n`).join("")}`,
    );
    expect((await run("read many.md --out table.ts")).remarks).toMatch(
      /; rows left out: 5XX \| .*; 50X \| .*; 51X \| It is 51X there\.; and 2 more\.\n$/,
    );
    expect(existsSync(join(folder, "table.ts"))).toBe(false);
    await expect(run("read codes.md --out page.md/where.ts")).resolves.toMatchObject({
      exitCode: 2,
      remarks: expect.stringMatching(
        /^express-error-profiles: page\.md\/where\.ts cannot be written: E[A-Z]+: .*\n$/,
      ),
    });
  });

  it("formats with the project's Prettier, in its settings", async () => {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(resolve("node_modules/prettier"), join(folder, "node_modules/prettier"), "junction");
    file(".prettierrc", '{ "semi": false, "singleQuote": true, "printWidth": 40 }');
    const { output } = await run("read page.md --name KMS");
    expect(output).toContain(
      "    400: {\n      reason: 'Bad Request',\n      meaning: 'It is wrong.',\n    },\n",
    );
    expect(output).toMatch(/\} as const\n$/);
  });

  it.each([
    { title: "is broken", manifest: '{ "bin": { "prettier": "fails.js" } }' },
    { title: "has no program", manifest: "{}" },
  ])("leaves the code as it is where the Prettier $title", async ({ manifest }) => {
    mkdirSync(join(folder, "node_modules/prettier"), { recursive: true });
    file("node_modules/prettier/package.json", manifest);
    file("node_modules/prettier/fails.js", "process.exit(2);");
    const { output } = await run("read page.md");
    expect(output).toContain('    400: { reason: "Bad Request", meaning: "It is wrong." },\n');
  });

  it("reads standard input, in the format that it is plainly in or that is said", async () => {
    await expect(run("read - --format json", { input: PAGE })).resolves.toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('"name": "document"'),
    });
    const input = "<table><tr><td>400<td>Bad Request<td>No.<tr><td>500<td>Server Error<td>No.</table>";
    await expect(run("read -", { input })).resolves.toEqual(
      refusal("The format of standard input is unclear: add --from md, --from html or --from rst."),
    );
    await expect(run("read - --from html", { input })).resolves.toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("// Document: standard input, SHA-256 "),
    });
  });

  it("names documents by their paths, without the folders of the machine", async () => {
    mkdirSync(join(folder, "inner"));
    file("inner/page.md", PAGE);
    const inside = await run(`read ${join(folder, "inner", "page.md")}`);
    expect(inside.output).toContain("// Document: inner/page.md, SHA-256 ");
    const outside = await run(`read ${resolve("test/documents/fixtures/kms-status-codes.md")}`);
    expect(outside.output).toContain("// Document: kms-status-codes.md, SHA-256 ");
    expect(outside.output).toContain("export const kmsStatusCodesTable = {");
  });

  it("reads reStructuredText by docutils, or says what it needs", async () => {
    file(
      "page.rst",
      "=== ==========\n1   2\n=== ==========\n400 It is odd.\n500 It is odd.\n=== ==========\n",
    );
    const { output, remarks } = await run("read page.rst --format json");
    expect(output + remarks).toMatch(/"400"|page\.rst is reStructuredText, which docutils reads/);
  });

  it("refuses a document of more than 32 MB, and one that cannot be read", async () => {
    file("large.md", `${PAGE}${" ".repeat(32 * 1_024 * 1_024)}`);
    await expect(run("read large.md")).resolves.toEqual(refusal("large.md has more than 32 MB."));
    await expect(run("read none.md")).resolves.toEqual(refusal("none.md does not exist."));
    await expect(run("read . --from md")).resolves.toMatchObject({
      exitCode: 2,
      remarks: expect.stringMatching(/^express-error-profiles: \. cannot be read: E[A-Z]+: .*\.\n$/),
    });
  });
});

describe("check", () => {
  it("finds no difference", async () => {
    file("table.js", `exports.table = { rows: { ${ROWS} } };`);
    await expect(run("check page.md table.js")).resolves.toEqual({
      exitCode: 0,
      output: "table.js and page.md have the same rows.\n",
      remarks: "page.md: 1 assumption\n",
    });
  });

  it("says nothing of assumptions where the page is regular", async () => {
    file("table.js", `exports.table = { rows: { ${ROWS} } };`);
    file("page.md", PAGE.replace("| - |", "| Not Found |"));
    await expect(run("check page.md table.js")).resolves.toMatchObject({ exitCode: 0, remarks: "" });
  });

  it("lists what differs, in colours on a terminal", async () => {
    file(
      "table.js",
      `exports.table = { rows: { ${ROWS.replace("wrong", "odd")} 409: { reason: "Conflict", meaning: "No." } } };`,
    );
    const lines = [
      "- 400 | Bad Request | It is odd.",
      "+ 400 | Bad Request | It is wrong.",
      "- 409 | Conflict | No.",
    ];
    await expect(run("check page.md table.js")).resolves.toMatchObject({
      exitCode: 1,
      output: ["--- table.js", "+++ page.md", ...lines, ""].join("\n"),
    });
    const { output } = await run("check page.md table.js", { hasColours: true });
    expect(output).toContain(`\n\u001b[31m${lines[0]}\u001b[39m\n\u001b[32m${lines[1]}\u001b[39m\n`);
  });

  it("compares codes where both have them", async () => {
    file(
      "table.js",
      `exports.table = { rows: { ${ROWS} }, codes: { "K.1": { status: 400, meaning: "It is wrong." } } };`,
    );
    await expect(run("check page.md table.js")).resolves.toMatchObject({ exitCode: 0 });
    await expect(run("check codes.md table.js")).resolves.toMatchObject({
      exitCode: 1,
      output: "--- table.js\n+++ codes.md\n+ K.2 | 404 | It is away.\n",
    });
    await expect(run("check page.md codes.md table.js")).resolves.toMatchObject({
      exitCode: 1,
      output: "--- table.js\n+++ page.md and codes.md\n+ K.2 | 404 | It is away.\n",
    });
  });

  it("says that codes are not compared where the module has none", async () => {
    file("table.js", `exports.table = { rows: { ${ROWS} } };`);
    await expect(run("check page.md codes.md table.js")).resolves.toMatchObject({
      exitCode: 0,
      remarks: expect.stringContaining(
        "table.js has no codes, so the 2 of page.md and codes.md are not compared\n",
      ),
    });
    await expect(run("check codes.md table.js")).resolves.toEqual(
      refusal("codes.md lists only codes, and table.js has none."),
    );
  });

  it.each([
    { codes: ["auth/user-not-found", "auth/x"] },
    { codes: ["NOT FOUND", "NO WAY"] },
    { codes: ["-32600", "-32601"] },
    { codes: ["错误1", "错误"] },
    { codes: ["E@1", "$E1"] },
    { codes: ["1 2 3 4", "5 6"] },
    { codes: ["404", "400"] },
    { codes: ["4XX", "K.1~9"] },
    { codes: ["Bad Request", "It is wrong."] },
    { codes: ["Bad Request", "K.1"] },
    { codes: ["x".repeat(300), "y".repeat(300)] },
  ])("compares the codes of the module, whatever they look like: $codes", async ({ codes: [one, other] }) => {
    const codes = {
      [String(one)]: { status: 404, meaning: "It is wrong." },
      [String(other)]: { status: [500, 404], meaning: "It is odd.", remedy: "Wait." },
    };
    file("table.js", `exports.table = { rows: { ${ROWS} }, codes: ${JSON.stringify(codes)} };`);
    const { output } = await run("write table.js");
    file("written.md", output);
    await expect(run("check written.md table.js")).resolves.toMatchObject({
      exitCode: 0,
      output: "table.js and written.md have the same rows.\n",
    });
    file("written.md", output.replace("It is odd.", "It is new."));
    await expect(run("check written.md table.js")).resolves.toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(`+ ${String(other)} | 404, 500 | It is new. | Wait.\n`),
    });
  });

  it("says that codes are not compared where the page has none", async () => {
    file(
      "table.js",
      `exports.table = { rows: { ${ROWS} }, codes: { "K.1": { status: 400, meaning: "It is wrong." } } };`,
    );
    await expect(run("check page.md table.js")).resolves.toMatchObject({
      exitCode: 0,
      remarks: expect.stringContaining("page.md has no codes, so the 1 of table.js are not compared\n"),
    });
  });

  it("takes marks for nothing in the module as it takes them on the page", async () => {
    file("page.md", PAGE.replace("It is wrong.", "N/A").replace("It is our fault.", "None"));
    file(
      "table.js",
      `exports.table = { rows: { ${ROWS.replace("It is wrong.", "N/A").replace("It is our fault.", "None")} } };`,
    );
    await expect(run("check page.md table.js")).resolves.toMatchObject({ exitCode: 0 });
  });

  it("shows no control character that a module brings", async () => {
    file("table.js", `exports.table = { rows: { ${ROWS.replace("wrong", "\\u001b[2Jwrong")} } };`);
    const { output } = await run("check page.md table.js");
    expect(output).toContain("- 400 | Bad Request | It is \\u001b[2Jwrong.\n");
  });
});

describe("write", () => {
  it("writes Markdown, or JSON", async () => {
    file("table.js", `exports.one = { name: "One", rows: { ${ROWS} } }; exports.two = { ...exports.one };`);
    const { exitCode, output } = await run("write table.js --export one");
    expect(exitCode).toBe(0);
    expect(output).toContain("# One\n\n| status | reason | meaning |\n");
    file("copy.json", (await run("write table.js --export one --format json")).output);
    await expect(run("diff copy.json table.js --export two")).resolves.toMatchObject({
      exitCode: 0,
      output: "copy.json and table.js have the same rows.\n",
    });
  });
});

describe("diff", () => {
  it("ends with 1 where a status or a code is gone, and with 0 where only texts differ", async () => {
    file(
      "old.js",
      `exports.table = { rows: { ${ROWS} }, codes: { "K.1": { status: 400, meaning: "It is wrong." } } };`,
    );
    file(
      "now.js",
      `exports.table = { rows: { ${ROWS.replace("It is not here", "It is away")} }, codes: {} };`,
    );
    const row = "404 | Not Found | It is";
    await expect(run("diff old.js now.js")).resolves.toEqual({
      exitCode: 1,
      output: `--- old.js\n+++ now.js\n- ${row} not here.\n+ ${row} away.\n- K.1 | 400 | It is wrong.\nGone, which can break clients: the code K.1.\n`,
      remarks: "",
    });
    await expect(run("diff now.js old.js")).resolves.toEqual({
      exitCode: 0,
      output: `--- now.js\n+++ old.js\n- ${row} away.\n+ ${row} not here.\n+ K.1 | 400 | It is wrong.\n`,
      remarks: "",
    });
  });
});

describe("write --format pages", () => {
  const WRITE = "write shop.json --format pages --out site";

  function shop(statuses: readonly number[]): void {
    const rows = statuses.map((status) => [status, { reason: `Reason ${status}`, meaning: "It is so." }]);
    file("shop.json", JSON.stringify({ name: "Shop", rows: Object.fromEntries(rows) as object }));
  }

  function site(): string[] {
    return readdirSync(join(folder, "site"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.includes("."))
      .sort();
  }

  it("writes the files of a static host, and takes away those of statuses that are gone", async () => {
    shop([400, 404, 500]);
    await expect(run(WRITE)).resolves.toEqual({ exitCode: 0, output: "", remarks: "site: 4 pages\n" });
    const own = ["robots.txt", "reason-404/index.css", "about/index.html", "about/index.json"];
    mkdirSync(join(folder, "site/about"));
    for (const path of own) file(`site/${path}`, "mine");
    shop([400, 500]);
    await expect(run(`${WRITE} --base https://shop.example/problems`)).resolves.toMatchObject({
      exitCode: 0,
    });
    const pages = ["", "reason-400/", "reason-500/"].flatMap((path) => [
      `${path}index.html`,
      `${path}index.json`,
    ]);
    expect(site()).toEqual([...own, ...pages].sort());
    expect(readFileSync(join(folder, "site/reason-400/index.json"), "utf8")).toContain(
      '"https://shop.example/problems/reason-400"',
    );
  });

  it("leaves the pages of another profile in a folder below alone", async () => {
    shop([400, 404, 500]);
    await run("write shop.json --format pages --out site/kms");
    await run("write shop.json --format pages --out site/kms/v1");
    const others = site();
    expect(others).toHaveLength(16);
    await run(WRITE);
    shop([400, 500]);
    await run(WRITE);
    expect(site().filter((path) => path.startsWith("kms"))).toEqual(others);
    expect(site()).toHaveLength(16 + 6);
  });

  it("takes away the pages of codes that are gone, however they are written, with their folders", async () => {
    const codes = ["it's", "A/B", "ä%", ".e", "K.1"].map((code) => [
      code,
      { status: 400, meaning: "It is so." },
    ]);
    const rows = { 400: { reason: "Bad", meaning: "No." }, 500: { reason: "Broken", meaning: "No." } };
    file("shop.json", JSON.stringify({ rows, codes: Object.fromEntries(codes) as object }));
    await run(WRITE);
    expect(readdirSync(join(folder, "site/codes"))).toHaveLength(5);
    file("shop.json", JSON.stringify({ rows, codes: Object.fromEntries(codes.slice(-1)) as object }));
    await run(WRITE);
    expect(readdirSync(join(folder, "site/codes"))).toEqual(["K.1"]);
  });

  it("removes nothing outside of its folder, whatever the index says", async () => {
    shop([400, 500]);
    await run(WRITE);
    const index = readFileSync(join(folder, "site/index.html"), "utf8");
    await run("write shop.json --format pages --out about");
    const links = [".", "..", "codes/..", "..%2Fabout", "%zz", "gone"].map(
      (link) => `<a href="${link}/index.html">x</a>`,
    );
    file("site/index.html", index.replace("</main>", `${links.join("")}</main>`));
    mkdirSync(join(folder, "site/codes"));
    await expect(run(WRITE)).resolves.toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, "about/index.html"))).toBe(true);
    expect(existsSync(join(folder, "site/index.html"))).toBe(true);
  });

  it("writes nothing where a code is too long for the name of a folder", async () => {
    const code = "é".repeat(200);
    const rows = { 400: { reason: "Bad", meaning: "No." }, 500: { reason: "Broken", meaning: "No." } };
    file("shop.json", JSON.stringify({ rows, codes: { [code]: { status: 400, meaning: "It is so." } } }));
    await expect(run(WRITE)).resolves.toEqual(
      refusal(
        `site cannot be written: the name of the folder ${code} has 400 bytes, and a name has at most 255: make the code or the reason shorter.`,
      ),
    );
    expect(existsSync(join(folder, "site"))).toBe(false);
  });

  it.each(["index.html", "index.json", "reason-500/index.html"])(
    "writes nothing where a file of somebody else's is in the way: %s",
    async (path) => {
      shop([400, 500]);
      mkdirSync(join(folder, "site/reason-500"), { recursive: true });
      file(`site/${path}`, "mine");
      await expect(run(WRITE)).resolves.toEqual(
        refusal(`site cannot be written: its ${path} was not written by this command.`),
      );
      expect(site()).toEqual([path]);
    },
  );

  it("refuses a folder that is a file, and an address that is none", async () => {
    shop([400, 500]);
    file("site", "mine");
    await expect(run(WRITE)).resolves.toMatchObject({
      exitCode: 2,
      remarks: expect.stringMatching(/^express-error-profiles: site cannot be written: /),
    });
    await expect(run(`${WRITE} --base /problems`)).resolves.toMatchObject({
      exitCode: 2,
      remarks: expect.stringMatching(/^express-error-profiles: problemFiles /),
    });
  });
});

it("gives the components of OpenAPI the addresses of the pages", async () => {
  const row = { reason: "Wrong", meaning: "It is so." };
  file("shop.json", JSON.stringify({ rows: { 400: row, 500: { ...row, reason: "Broken" } } }));
  const { output } = await run("write shop.json --format openapi --base https://shop.example/problems");
  expect(output).toContain("https://shop.example/problems/");
});

it("has its help in the docs", async () => {
  const { output } = await run("--help");
  expect(readFileSync("docs/documents.md", "utf8")).toContain(`\`\`\`text\n${output}\`\`\`\n`);
});

it.each(["--help", "-h", "read --help", "nonsense --out --help"])(
  "helps where it is asked by %s",
  async (args) => {
    const { exitCode, output, remarks } = await run(args);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Usage: express-error-profiles <command>\n/);
    expect(remarks).toBe("");
  },
);

it("prints its version", async () => {
  await expect(run("--version")).resolves.toEqual({ exitCode: 0, output: "1.2.3\n", remarks: "" });
});

it.each([
  { args: "", sentence: "A command is missing: read, check, write, diff, or --help." },
  { args: "chekc page.md", sentence: 'There is no command "chekc"; did you mean check?' },
  { args: "constructor", sentence: 'There is no command "constructor"; there is read, check, write, diff.' },
  { args: "read page.md --nmae KMS", sentence: "read has no option --nmae; did you mean --name?" },
  { args: "read page.md -o x", sentence: "read has no option -o; there is --name, --out, --format, --from." },
  { args: "diff a.js b.js --from md", sentence: "diff has no option --from; there is --export." },
  { args: "read page.md --name", sentence: "--name needs a value." },
  { args: "read page.md --name --out x.ts", sentence: "--name needs a value." },
  { args: "read page.md --name=", sentence: "--name needs a value." },
  { args: "read", sentence: "read takes one document or more, but received none." },
  {
    args: "check page.md",
    sentence: "check takes one document or more and a module, but received 1.",
  },
  { args: "write a.js b.js", sentence: "write takes one module, but received 2." },
  { args: "diff a.js", sentence: "diff takes two modules, but received 1." },
  { args: "read page.md --format yaml", sentence: '--format takes ts or json, but received "yaml".' },
  { args: "read page.md --from pdf", sentence: '--from takes md or html or rst, but received "pdf".' },
  {
    args: "read page.md --format json --out table.json",
    sentence: "--format json prints to standard output; --out is for TypeScript.",
  },
  { args: "read page.md --out table.js", sentence: '--out takes a .ts file, but received "table.js".' },
  {
    args: "write none.js --format xml",
    sentence: '--format takes md or json or openapi or pages, but received "xml".',
  },
  { args: "write now.js --format pages", sentence: "--format pages needs --out FOLDER." },
  {
    args: "write now.js --format openapi --out x.yaml",
    sentence: "--format openapi prints to standard output; --out is for pages.",
  },
  {
    args: "write now.js --base https://a.example",
    sentence: "--format md has no addresses; --base is for openapi and pages.",
  },
  { args: "write none.js", sentence: "none.js does not exist." },
])("refuses: $args", async ({ args, sentence }) => {
  await expect(run(args)).resolves.toEqual(refusal(sentence));
});
