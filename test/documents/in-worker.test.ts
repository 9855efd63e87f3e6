import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerFromWorker, readInWorker } from "../../src/documents/in-worker";
import type { Source } from "../../src/documents/read-documents";
import { Refusal } from "../../src/documents/refusal";

// Workers are started, which takes its time on a busy machine.
jest.setTimeout(30_000);

const SOURCES: Source[] = [
  {
    name: "one.md",
    format: "md",
    text: "| 400 | Bad Request | No. |\n|-|-|-|\n| 500 | Internal Server Error | No. |",
  },
];

describe("the side of the caller", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "worker-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What a worker with this code makes of the sources. */
  function readWith(code: string, milliseconds = 20_000): Promise<unknown> {
    const script = join(folder, "worker.js");
    writeFileSync(script, `const { parentPort, workerData } = require("node:worker_threads");\n${code}`);
    return readInWorker(script, [SOURCES], { milliseconds, megabytes: 16 });
  }

  it("sends the documents, and gets what they say", async () => {
    const reading = await readWith("parentPort.postMessage({ reading: workerData[0] });");
    expect(reading).toEqual(SOURCES);
  });

  it.each([
    { title: "refuses", code: 'parentPort.postMessage({ refusal: "It is odd" });', message: "It is odd" },
    {
      title: "needs too much memory",
      code: "const all = []; for (;;) all.push(new Array(10_000).fill(1.5));",
      message: "one.md takes more than 16 MB of memory to read",
    },
    {
      title: "fails",
      code: 'throw new Error("It broke.\\nHere.");',
      message: "one.md cannot be read: It broke",
    },
    {
      title: "says nothing",
      code: "",
      message: "one.md cannot be read: the worker has ended without an answer",
    },
  ])("refuses where the worker $title", async ({ code, message }) => {
    await expect(readWith(code)).rejects.toThrow(new Refusal(message));
  });

  it("refuses where the worker never ends", async () => {
    await expect(readWith("for (;;);", 500)).rejects.toThrow(
      new Refusal("one.md takes longer than 0.5 seconds to read"),
    );
  });
});

describe("the side of the worker", () => {
  /** What the worker answers. */
  function answerTo(sources: readonly Source[]): unknown {
    let answer: unknown;
    answerFromWorker({ postMessage: (value: unknown) => void (answer = value) }, [sources]);
    return answer;
  }

  it("answers with what the documents say", () => {
    expect(answerTo(SOURCES)).toMatchObject({
      reading: {
        rows: new Map([
          [400, expect.anything()],
          [500, expect.anything()],
        ]),
      },
    });
  });

  it("answers why documents cannot be read", () => {
    expect(answerTo([{ name: "empty.md", format: "md", text: "" }])).toEqual({
      refusal: "empty.md has no table of statuses, and none of codes with their statuses",
    });
  });

  it("answers where a document is nested too deeply for the parser of Markdown", () => {
    expect(answerTo([{ name: "deep.md", format: "md", text: `${"> ".repeat(20_000)}a` }])).toEqual({
      refusal: "deep.md cannot be read: it is nested too deeply",
    });
  });

  it("answers where it fails in another way", () => {
    const broken = {
      name: "odd.md",
      format: "md" as const,
      get text(): string {
        throw new Error("It broke.");
      },
    };
    expect(answerTo([broken])).toEqual({ refusal: "odd.md cannot be read: It broke" });
  });
});
