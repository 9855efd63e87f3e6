import {
  BadRequest,
  baseProfile,
  defineProfile,
  type Envelope,
  extendProfile,
  flatErrorCode,
  type HttpError,
  InternalError,
  kmsProfile,
  nestedErrorCode,
  NotFound,
  Unauthorized,
} from "../../src";
import { described } from "./described";

const kms = extendProfile(kmsProfile, {
  codes: {
    "KMS.0101": { status: 500, meaning: "The key store failed." },
    "KMS.0207": { status: 404, meaning: "The key does not exist." },
    "KMS.0209": { status: [400, 404], meaning: "The key is disabled." },
    "KMS.0301": { status: 403, meaning: "The token has expired." },
    "KMS.0306": { status: 403, meaning: "The request is not allowed." },
    "KMS.0308": { status: 400, meaning: "The request is wrong." },
  },
});

/** What the KMS profile with a catalogue answers to an error. */
function answerTo(error: HttpError) {
  const { told, problem, notes } = described(error, { profile: kms });
  const { error_code: code, error_msg: message } = told["error"] as Record<string, unknown>;
  return { status: problem.status, code, message, notes };
}

describe("the detail of an error under a profile with codes", () => {
  it("is its message, if that may be sent", () => {
    const error = new NotFound("Key 7 does not exist.", { code: "KMS.0207" });
    expect(answerTo(error)).toEqual({
      status: 404,
      code: "KMS.0207",
      message: "Key 7 does not exist.",
      notes: [],
    });
  });

  it.each([
    { error: kms.error("KMS.0209", { status: 404 }), status: 404, message: "The key is disabled." },
    { error: new BadRequest(undefined, { code: "KMS.0209" }), status: 400, message: "The key is disabled." },
    {
      error: new InternalError("10.0.0.7 refused", { code: "KMS.0101" }),
      status: 500,
      message: "The key store failed.",
    },
    { error: kms.error("KMS.0101", "10.0.0.7 refused"), status: 500, message: "The key store failed." },
    {
      error: kms.error("KMS.0209", "secret", { expose: false }),
      status: 400,
      message: "The key is disabled.",
    },
  ])("is the meaning of the code that it brought, else: $message", ({ error, status, message }) => {
    expect(answerTo(error)).toEqual({ status, code: error.code, message, notes: [] });
  });

  it("is the meaning of the row, never that of the row's default code", () => {
    expect(answerTo(new NotFound())).toEqual({
      status: 404,
      code: "KMS.0207",
      message: kmsProfile.rows[404].meaning,
      notes: [],
    });
  });
});

describe("a code under a profile with codes", () => {
  it.each([
    {
      why: "it is not listed",
      error: new NotFound("x", { code: "KMS.9999" }),
      sent: { status: 404, code: "KMS.0207", message: "x" },
      note: 'The code "KMS.9999" was replaced by "KMS.0207": the profile does not list it.',
    },
    {
      why: "it is a name that every object has",
      error: new NotFound("x", { code: "constructor" }),
      sent: { status: 404, code: "KMS.0207", message: "x" },
      note: 'The code "constructor" was replaced by "KMS.0207": the profile does not list it.',
    },
    {
      why: "it belongs to another status",
      error: new NotFound(undefined, { code: "KMS.0301" }),
      sent: { status: 404, code: "KMS.0207", message: kmsProfile.rows[404].meaning },
      note: 'The code "KMS.0301" was replaced by "KMS.0207": it belongs to 403, and 404 was thrown.',
    },
    {
      why: "a fallback answers",
      error: new Unauthorized("x", { code: "KMS.0301" }),
      sent: { status: 403, code: "KMS.0306", message: "x" },
      note: 'The code "KMS.0301" was replaced by "KMS.0306": it belongs to 403, and 401 was thrown.',
    },
    {
      why: "it is longer than any",
      error: new NotFound("x", { code: "k".repeat(2_000) }),
      sent: { status: 404, code: "KMS.0207", message: "x" },
      note: `The code "${"k".repeat(79)}…" was replaced by "KMS.0207": the profile does not list it.`,
    },
    {
      why: "it is nothing that can be a code",
      error: Object.defineProperty(new NotFound("x"), "code", { value: {} }),
      sent: { status: 404, code: "KMS.0207", message: "x" },
      note: "The code was left out: it is not a number or a text that is not blank.",
    },
  ])("is replaced by that of the row, which is noted, where $why", ({ error, sent, note }) => {
    const { notes, ...answer } = answerTo(error);
    expect(answer).toEqual(sent);
    expect(notes).toContain(note);
  });

  it("is left out where the row has none", () => {
    const profile = extendProfile(baseProfile, { codes: { "KEY.1": { status: 404, meaning: "No key." } } });
    const { problem, notes } = described(new BadRequest("x", { code: "KEY.1" }), { profile });
    expect(problem.code).toBeUndefined();
    expect(notes).toEqual(['The code "KEY.1" was left out: it belongs to 404, and 400 was thrown.']);
    expect(described(profile.error("KEY.1"), { profile }).problem).toMatchObject({
      code: "KEY.1",
      detail: "No key.",
    });
  });

  it("is sent as it is under a profile without codes", () => {
    const { problem, notes } = described(new NotFound("x", { code: "KMS.9999" }), { profile: kmsProfile });
    expect([problem.code, notes]).toEqual(["KMS.9999", []]);
  });
});

describe("a code that is a number", () => {
  const rows = {
    400: { reason: "Bad Request", meaning: "The request is wrong.", code: 100 },
    500: { reason: "Internal Error", meaning: "It is our fault.", code: 500 },
  } as const;
  const codes = {
    100: { status: 400, meaning: "The request is wrong." },
    101: { status: 400, meaning: "The number is too long." },
    500: { status: 500, meaning: "It is our fault." },
  } as const;
  const bank = defineProfile({ name: "bank", rows, codes });
  const ownBody: Envelope = {
    mediaType: "application/json",
    requiresCode: true,
    body: ({ code, detail }) => ({ code, detail }),
  };

  it.each([
    { shape: "problem details", envelope: bank.envelope, body: { code: "101" } },
    { shape: "a flat error code", envelope: flatErrorCode(), body: { error_code: "101" } },
    { shape: "a nested error code", envelope: nestedErrorCode(), body: { error: { error_code: "101" } } },
    { shape: "an envelope of one's own", envelope: ownBody, body: { code: 101 } },
  ])("is written into $shape as its kind asks for", ({ envelope, body }) => {
    const { told, notes } = described(bank.error(101), { profile: bank, envelope });
    expect(told).toMatchObject(body);
    expect(notes).toEqual([]);
  });

  it("is replaced by a number too", () => {
    const { problem, notes } = described(new BadRequest("x", { code: 102 }), { profile: bank });
    expect(problem.code).toBe(100);
    expect(notes).toEqual(["The code 102 was replaced by 100: the profile does not list it."]);
  });
});
