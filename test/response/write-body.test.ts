import { type Envelope, NotFound, type Problem, problemDetails } from "../../src";
import { fail } from "../support/hostile-objects";
import { SECRET } from "../support/secret";
import { described } from "./described";

const PROBLEM: Problem = {
  status: 404,
  reason: "Not Found",
  detail: "No <b>key</b> & no \u2028 door.",
  type: "about:blank",
  requestId: "r-1",
};

const PLAIN = {
  type: PROBLEM.type,
  title: PROBLEM.reason,
  status: PROBLEM.status,
  detail: PROBLEM.detail,
  requestId: PROBLEM.requestId,
};

function written(body: (problem: Problem) => unknown, requestId: string | null = "r-1") {
  const envelope = { mediaType: "application/x+json", requiresCode: false, body } as Envelope;
  const {
    mediaType,
    body: text,
    notes,
  } = described(new NotFound(PROBLEM.detail), { envelope }, requestId ?? undefined);
  return { mediaType, text, notes };
}

describe("writeBody", () => {
  it("tells what the envelope makes of the problem", () => {
    expect(written(({ status }) => ({ status }))).toEqual({
      mediaType: "application/x+json",
      text: '{"status":404}',
      notes: [],
    });
  });

  it("escapes what could end a script of a page that holds it", () => {
    const { text } = written(({ detail }) => ({ detail }));
    expect(text).toBe('{"detail":"No \\u003cb\\u003ekey\\u003c/b\\u003e \\u0026 no \\u2028 door."}');
    expect(JSON.parse(text)).toEqual({ detail: PROBLEM.detail });
  });

  it.each([
    { what: "throws", body: fail },
    { what: "returns an object whose toJSON throws", body: () => ({ toJSON: fail }) },
    { what: "returns a circle", body: circle },
    { what: "returns a bigint inside", body: () => ({ a: 1n }) },
    { what: "returns undefined", body: () => undefined },
    { what: "returns null", body: () => null },
    { what: "returns a text", body: () => "No." },
    { what: "returns an array", body: () => [1] },
    { what: "returns a function", body: () => fail },
    { what: "returns an object told as a text", body: () => new Date(0) },
    { what: "returns a promise", body: () => Promise.resolve({ a: 1 }) },
    { what: "returns a promise that rejects", body: () => Promise.reject(new Error(SECRET)) },
  ])("tells plain problem details and notes it where the envelope $what", ({ body }) => {
    const { mediaType, text, notes } = written(body);
    expect(mediaType).toBe(problemDetails().mediaType);
    expect(JSON.parse(text)).toEqual(PLAIN);
    expect(notes).toEqual([expect.stringMatching(/^The envelope was replaced: /)]);
  });

  it("tells plain problem details without a request id where there is none", () => {
    const { requestId, ...told } = PLAIN;
    const { text } = written(fail, null);
    expect(requestId).toBe("r-1");
    expect(JSON.parse(text)).toEqual(told);
  });

  it("escapes plain problem details too", () => {
    expect(written(fail).text).not.toMatch(/[<>&\u2028]/);
  });
});

function circle(): object {
  const made: Record<string, unknown> = {};
  made["self"] = made;
  return made;
}

describe.each([
  { what: "Object.prototype", target: Object.prototype },
  { what: "Array.prototype", target: Array.prototype },
])("a toJSON that was put on $what", ({ target }) => {
  it("replaces neither the body nor a member of it", () => {
    const body = (): object => ({ list: [1, { two: 2 }], date: new Date(0), own: { toJSON: () => "own" } });
    Object.defineProperty(target, "toJSON", { value: () => ({ stolen: true }), configurable: true });
    try {
      expect(written(body).text).toBe('{"list":[1,{"two":2}],"date":"1970-01-01T00:00:00.000Z","own":"own"}');
    } finally {
      Reflect.deleteProperty(target, "toJSON");
    }
  });
});
