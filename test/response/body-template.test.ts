import {
  baseProfile,
  type Envelope,
  flatErrorCode,
  kmsProfile,
  nestedErrorCode,
  type Problem,
  problemDetails,
  type Profile,
} from "../../src";
import { fillTemplate, jsonOf, prepareAnswers } from "../../src/response/build-response";

const OPTIONS = { typeBase: "https://example.com/problems", challenge: undefined, debug: false };

const OWN: Readonly<Record<string, Envelope>> = {
  problemDetails: problemDetails(),
  nestedErrorCode: nestedErrorCode(),
  "nestedErrorCode with aliases": nestedErrorCode({ aliases: true }),
  flatErrorCode: flatErrorCode(),
};

/** What a text can hold that JSON, a page or a template could take for more. */
const TEXTS = [
  "No key has the id 42.",
  "",
  " ~",
  '"',
  "\\",
  "\\u003c",
  "</script>",
  "a & b",
  "<",
  ">",
  "\u2028\u2029",
  "\n\t\0\x7f",
  "ünïcode, 鍵, 🔑",
  "\ud83d",
  "\uE000detail\uE000",
  "\uE000code\uE000",
  "$& $1 $$",
];

function rowOf(envelope: Envelope, status = 404, profile = kmsProfile as Profile) {
  return prepareAnswers({ ...OPTIONS, profile, envelope }).rows.get(status);
}

function problemOf(row: ReturnType<typeof rowOf>, members: Partial<Problem> = {}): Problem {
  const { status, reason, type, meaning } = row;
  return { status, reason, type, detail: meaning, ...members };
}

describe.each(Object.entries(OWN))("the templates of %s", (_name, envelope) => {
  it.each(TEXTS)("tell %j as the envelope itself does, wherever it stands", (text) => {
    const row = rowOf(envelope);
    for (const members of [
      { detail: text },
      { detail: text, code: text },
      { detail: text, requestId: text },
      { code: text, requestId: text },
    ]) {
      const problem = problemOf(row, members);
      const filled = fillTemplate(row, problem);
      expect(filled).toBe(jsonOf(envelope, problem));
      expect(filled).toContain("{");
    }
  });

  it("tell every row of a profile", () => {
    for (const status of [400, 403, 404, 500]) {
      const row = rowOf(envelope, status);
      const problem = problemOf(row, { code: "C", requestId: "r-1" });
      expect(row.status).toBe(status);
      expect(fillTemplate(row, problem)).toBe(jsonOf(envelope, problem));
    }
  });

  it.each<Partial<Problem>>([
    { issues: [{ detail: "is too short", pointer: "/name" }] },
    { instance: "/keys/42" },
    { extensions: { balance: 30 } },
    { stack: "Error: no" },
    { cause: "Error: no" },
    { type: "https://example.com/another" },
  ])("leave %j to the envelope", (members) => {
    const row = rowOf(envelope);
    expect(fillTemplate(row, problemOf(row, members))).toBeUndefined();
  });
});

describe("fillTemplate", () => {
  it("keeps a reason that looks like JSON or a mark in the row's words", () => {
    const reason = 'Not "\\uE000detail\\uE000" <Found> é';
    const rows = { ...baseProfile.rows, 404: { reason, meaning: "None." } };
    const envelope = problemDetails();
    const row = prepareAnswers({ ...OPTIONS, profile: { ...baseProfile, rows }, envelope }).rows.get(404);
    const problem = problemOf(row, { requestId: "r-1" });
    expect(fillTemplate(row, problem)).toBe(jsonOf(envelope, problem));
  });

  it("leaves the envelopes of others alone, which may tell one problem in two ways", () => {
    let calls = 0;
    const envelope = { ...problemDetails(), body: () => ({ calls: ++calls }) };
    const row = rowOf(envelope);
    expect(fillTemplate(row, problemOf(row))).toBeUndefined();
    expect(calls).toBe(0);
  });

  it("has no template of a polluted prototype", () => {
    const envelope = { ...problemDetails() };
    const polluted = Object.prototype as Record<number, unknown>;
    try {
      for (const index of [0, 1, 2, 3]) polluted[index] = ["polluted"];
      const row = rowOf(envelope);
      expect(fillTemplate(row, problemOf(row))).toBeUndefined();
      expect(fillTemplate(row, problemOf(row, { code: "C", requestId: "r-1" }))).toBeUndefined();
    } finally {
      for (const index of [0, 1, 2, 3]) Reflect.deleteProperty(polluted, index);
    }
  });

  it.each<[string, unknown]>([
    ["toJSON", () => ({ evil: 1 })],
    ["toJSON", fail],
    ["issues", true],
    ["issues", [{ pointer: "#/x", detail: "evil" }]],
    ["issueCount", 7],
    ["instance", "/evil"],
    ["extensions", { evil: 1 }],
    ["stack", "evil"],
    ["cause", "evil"],
    ["code", "evil"],
  ])("keeps nothing of an Object.prototype that had %s while the handler was made", (name, value) => {
    for (const envelope of Object.values(OWN)) {
      const row = whilePolluted(name, value, () => rowOf(envelope, 404, baseProfile));
      const problem = problemOf(row, { requestId: "r-1", code: row.code });
      expect(fillTemplate(row, problem) ?? jsonOf(envelope, problem)).toBe(jsonOf(envelope, problem));
      expect(jsonOf(envelope, problem)).not.toContain("evil");
    }
  });
});

function fail(): never {
  throw new Error("evil");
}

function whilePolluted<Made>(name: string, value: unknown, make: () => Made): Made {
  const polluted = Object.prototype as Record<string, unknown>;
  try {
    polluted[name] = value;
    return make();
  } finally {
    Reflect.deleteProperty(polluted, name);
  }
}
