import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDocuments } from "../../src/documents/read-documents";
import { Refusal } from "../../src/documents/refusal";
import { htmlOfRst, type Program } from "../../src/documents/rst-to-html";

// Programs are started, which takes its time on a busy machine.
jest.setTimeout(30_000);

const LIMITS = { milliseconds: 10_000, bytes: 1_000_000 };

const PAGE = `
Status Codes
============

.. include:: /etc/passwd

.. raw:: html

   <table><tr><td>404<td>Not Found<td>No.</table>

.. table:: **Table 1** Statuses

   +--------+-----------------------+--------------------------------+
   | Status | Reason                | Meaning                        |
   +========+=======================+================================+
   | 400    | \`\`Bad Request\`\`       | It is :ref:\`wrong <page__x>\`.  |
   +--------+-----------------------+--------------------------------+
   | 500    | Internal Server Error | It is **our** fault.           |
   |        |                       |                                |
   |        |                       | Come back.                     |
   +--------+-----------------------+--------------------------------+
`;

/** What a page says by docutils, or why it cannot be read. */
function readRst(): object {
  try {
    const text = htmlOfRst(PAGE, "page.rst", LIMITS);
    const { rows, assumptions } = readDocuments([{ name: "page.rst", format: "html", text }]);
    return { rows: Object.fromEntries(rows), assumptions, includesFile: text.includes("root:") };
  } catch (error) {
    return { refusal: String(error) };
  }
}

it("reads a page by docutils, but no file and no HTML that it includes, or says that docutils is missing", () => {
  expect([
    {
      rows: {
        400: { reason: "Bad Request", meaning: "It is wrong." },
        500: { reason: "Internal Server Error", meaning: "It is our fault. Come back." },
      },
      assumptions: [],
      includesFile: false,
    },
    { refusal: expect.stringContaining("page.rst is reStructuredText, which docutils reads: install it") },
  ]).toContainEqual(readRst());
});

describe("the program that is run", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rst-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A program in the place of docutils. */
  function program(name: string, body: string): Program {
    const file = join(folder, name);
    writeFileSync(file, body);
    return [process.execPath, file];
  }

  it("is the first that is installed and works", () => {
    const broken = program("broken", "console.error('no docutils here'); process.exit(127);");
    const working = program("working", "process.stdin.pipe(process.stdout);");
    expect(htmlOfRst("ä", "page.rst", LIMITS, [[join(folder, "missing")], broken, working])).toBe("ä");
  });

  it("has the options that keep a document from the files of the machine, and reads no configuration", () => {
    const telling = program(
      "telling",
      "console.log(JSON.stringify([process.argv.slice(2), process.env.DOCUTILSCONFIG]));",
    );
    const [options, configuration] = JSON.parse(htmlOfRst("", "page.rst", LIMITS, [telling])) as [
      string[],
      string,
    ];
    expect(options).toEqual(expect.arrayContaining(["--no-raw", "--no-file-insertion", "--report=5"]));
    expect(configuration).toBe("");
  });

  it.each([
    {
      title: "is missing",
      body: undefined,
      message:
        /^page\.rst is reStructuredText, which docutils reads: install it \(pip install docutils\) so that \S+ can be run$/,
    },
    {
      title: "fails",
      body: "console.error('Traceback:\\n  File'); process.exit(1);",
      message: /can be run \(\S+ failed: Traceback\)$/,
    },
    {
      title: "takes too long",
      body: "setTimeout(() => {}, 60_000);",
      message: /^page\.rst takes docutils longer than 0\.5 seconds$/,
    },
    {
      title: "writes too much",
      body: "process.stdout.write('x'.repeat(2_000_000));",
      message: /^page\.rst becomes too much HTML$/,
    },
  ])("is told of where it $title", ({ title, body, message }) => {
    const tried: Program =
      body === undefined ? [join(folder, "none")] : program(title.replaceAll(" ", "-"), body);
    const limits = title === "takes too long" ? { ...LIMITS, milliseconds: 500 } : LIMITS;
    let refusal: unknown;
    try {
      htmlOfRst("", "page.rst", limits, [tried]);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).message).toMatch(message);
  });
});
