import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  baseProfile,
  type Envelope,
  errorHandler,
  flatErrorCode,
  kmsProfile,
  nestedErrorCode,
  NotFound,
  problemDetails,
  type Profile,
} from "../../../src";
import type { CheckedAnswer } from "./check-answers";
import { kms } from "./documents";
import { validatorOf } from "./validator";

const ROOT = join(__dirname, "../../..");

describe("every answer of the contract tests and of the examples", () => {
  let answers: CheckedAnswer[] = [];

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "answers-"));
    const file = join(folder, "answers.jsonl");
    const args = [
      "node_modules/jest/bin/jest.js",
      "--ci",
      "--silent",
      "--config",
      "test/interop/openapi/answers.jest.config.ts",
    ];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ANSWERS_FILE: file },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    const lines = readFileSync(file, "utf8").trim().split("\n");
    answers = lines.map((line) => JSON.parse(line) as CheckedAnswer);
    rmSync(folder, { recursive: true });
  }, 300_000);

  it("is valid by the schema of its status", () => {
    const wrong = answers.filter((answer) => answer.wrong.length > 0);
    // Where the handler itself is made to fail, its answer has no id.
    const withoutId = wrong.filter(
      (answer) =>
        /^The (?:request has no id|response was replaced)/.test(answer.notes.join()) &&
        answer.wrong.join() === ` must have required property 'requestId' {"missingProperty":"requestId"}`,
    );
    expect(wrong.filter((answer) => !withoutId.includes(answer))).toEqual([]);
    expect(withoutId).toHaveLength(2);
  });

  it("is one of every example, and of every status", () => {
    expect(answers.length).toBeGreaterThan(900);
    expect(new Set(answers.map(({ status }) => status)).size).toBeGreaterThan(20);
    const files = new Set(answers.map(({ file }) => basename(file, ".test.ts")));
    expect([...files]).toEqual(
      expect.arrayContaining([
        ...[
          "smallest-app",
          "kms-service",
          "two-profiles",
          "own-profile",
          "validation",
          "upload",
          "token",
          "upstream",
        ],
        ...["every-status", "documented-errors", "fallbacks"],
      ]),
    );
  });
});

type Body = Record<string, unknown>;

const OTHER_ROW = [{ status: 400 }, { title: "Gone" }];
const OTHER_CODE = [{ error_code: "KMS.0308" }, { error_code: 207 }];

interface Case {
  readonly name: string;
  readonly profile: Profile;
  readonly envelope: Envelope;
  /** What the schema refuses in the place of what is sent. */
  readonly changes: readonly Body[];
}

const CASES: readonly Case[] = [
  { name: "problem details", profile: baseProfile, envelope: problemDetails(), changes: OTHER_ROW },
  {
    name: "problem details with codes",
    profile: kms,
    envelope: problemDetails(),
    changes: [...OTHER_ROW, { code: "KMS.0308" }],
  },
  { name: "nested error codes", profile: kms, envelope: nestedErrorCode(), changes: OTHER_CODE },
  {
    name: "nested error codes with aliases",
    profile: kms,
    envelope: nestedErrorCode({ aliases: true }),
    changes: [...OTHER_CODE, { code: "KMS.0308" }],
  },
  { name: "flat error codes", profile: kms, envelope: flatErrorCode(), changes: OTHER_CODE },
  {
    name: "error codes without a catalogue",
    profile: kmsProfile,
    envelope: flatErrorCode(),
    changes: [{ error_code: 207 }],
  },
];

describe.each(CASES)("the schema of a 404 of $name", ({ profile, envelope, changes }) => {
  const handler = errorHandler({ profile, envelope });
  const validate = validatorOf(profile, { envelope });
  const { body: json, mediaType } = handler.describe(new NotFound());
  const wrong = (body: unknown) => validate(404, mediaType, body);
  const body = JSON.parse(json) as Body;
  const inner = (body["error"] ?? body) as Body;
  const outer = (changed: Body) => ("error" in body ? { error: changed } : changed);

  it("accepts what is sent, and more members", () => {
    expect(wrong(body)).toEqual([]);
    expect(wrong({ ...outer({ ...inner, more: 1 }), more: {} })).toEqual([]);
    const options = {
      issues: [{ pointer: "#/a", detail: "is wrong" }],
      instance: "/a",
      extensions: { more: 1 },
    };
    expect(wrong(JSON.parse(handler.describe(new NotFound("No.", options)).body))).toEqual([]);
  });

  it.each(Object.keys(inner))("refuses a body without %s", (name) => {
    expect(
      wrong(outer(Object.fromEntries(Object.entries(inner).filter(([each]) => each !== name)))),
    ).not.toEqual([]);
  });

  it.each(changes)("refuses %p", (change) => {
    expect(wrong(outer({ ...inner, ...change }))).not.toEqual([]);
  });
});

it("a row without codes refuses a code, if the profile has a catalogue", () => {
  const validate = validatorOf(kms, { envelope: problemDetails(), version: "3.1" });
  const body = { type: "about:blank", title: "Forbidden", status: 403, detail: "No.", requestId: "7" };
  expect(validate(403, "application/problem+json", { ...body, code: "KMS.0306" })).toEqual([]);
  expect(validate(403, "application/problem+json", { ...body, code: "KMS.0207" })).not.toEqual([]);
});

it.each(["3.0", "3.1"] as const)("the schemas of %s refuse the same", (version) => {
  const validate = validatorOf(baseProfile, { version });
  const body = { type: "about:blank", title: "Forbidden", status: 403, detail: "No.", requestId: "7" };
  expect(validate(403, "application/problem+json", body)).toEqual([]);
  expect(validate(403, "application/problem+json", { ...body, status: 404 })).not.toEqual([]);
  expect(validate(403, "application/problem+json", { ...body, title: "Not Found" })).not.toEqual([]);
});
