import { BadRequest, HttpError, type CommonErrorOptions } from "../../src";
import { LIMITS } from "../../src/response/limits";
import { problemOfError } from "../../src/response/problem-of-error";

const ROW = {
  status: 400,
  reason: "Bad Request",
  meaning: "The meaning.",
  code: undefined,
  type: "about:blank",
};

function problemOf(error: HttpError) {
  const notes: string[] = [];
  const decided = {
    thrownStatus: error.status,
    row: ROW,
    exposed: true,
    requestId: undefined,
    reserved: new Set(["title"]),
  };
  return { ...problemOfError(error, decided, (note) => void notes.push(note)), notes };
}

/** An error with members that are not what their types ask for. */
function errorWith(members: object): HttpError {
  const error = new HttpError(400);
  for (const [name, value] of Object.entries(members)) Object.defineProperty(error, name, { value });
  return error;
}

function assigned(error: HttpError, message: string): HttpError {
  return Object.assign(error, { message });
}

describe("detail", () => {
  it.each([
    { what: "no message", error: new BadRequest() },
    { what: "an empty message", error: new BadRequest("") },
    { what: "the standard phrase assigned", error: assigned(new BadRequest("x"), "Bad Request") },
    { what: "the older phrase assigned", error: assigned(new HttpError(422, "x"), "Unprocessable Entity") },
    { what: "a message that is no text", error: errorWith({ message: 7 }) },
    {
      what: "a message that is no text and an unregistered status",
      error: Object.defineProperty(new HttpError(499), "message", { value: 7 }),
    },
  ])("is the meaning for an error with $what", ({ error }) => {
    expect(problemOf(error)).toMatchObject({ detail: "The meaning.", notes: [] });
  });

  it.each([new BadRequest("Bad Request"), new HttpError(422, "Unprocessable Entity")])(
    "is the standard phrase where the constructor was given it: $message",
    (error) => {
      expect(problemOf(error).detail).toBe(error.message);
    },
  );

  it("is the message of an error that has one", () => {
    expect(problemOf(new BadRequest("The name is too long."))).toMatchObject({
      detail: "The name is too long.",
    });
  });

  it("is cut at 8192 characters, which is noted", () => {
    const { detail, notes } = problemOf(new BadRequest("a".repeat(9_000)));
    expect(detail).toHaveLength(8_192);
    expect(notes).toEqual(["The message of 9000 characters was cut."]);
  });
});

describe("code", () => {
  it.each([{ code: "" }, { code: NaN }, { code: {} }, { code: null }])(
    "is left out and noted where it is $code",
    ({ code }) => {
      const { code: told, notes } = problemOf(errorWith({ code }));
      expect(told).toBeUndefined();
      expect(notes).toEqual(["The code was left out: it is not a number or a text that is not blank."]);
    },
  );

  it("may be a number, which stays one", () => {
    expect(problemOf(new BadRequest("", { code: 101 }))).toMatchObject({ code: 101, notes: [] });
  });

  it("is cut at 1024 characters, which is noted", () => {
    const { code, notes } = problemOf(new BadRequest("", { code: "a".repeat(2_000) }));
    expect(code).toHaveLength(1_024);
    expect(notes).toEqual(["The code of 2000 characters was cut."]);
  });
});

describe.each([{ name: "type" as const }, { name: "instance" as const }])("$name", ({ name }) => {
  it.each(["/errors/7", "urn:a:b", "https://example.com/a?b#c"])("is told where it is %s", (reference) => {
    expect(problemOf(errorWith({ [name]: reference }))).toMatchObject({ [name]: reference, notes: [] });
  });

  it.each([
    { reference: "" },
    { reference: "a b" },
    { reference: "a\nb" },
    { reference: "/ä" },
    { reference: "</script>" },
    { reference: "a\u0000" },
    { reference: "a".repeat(1_025) },
    { reference: 7 },
    { reference: null },
  ])("is left out and noted where it is $reference", ({ reference }) => {
    const problem = problemOf(errorWith({ [name]: reference }));
    expect(problem[name]).toBe(name === "type" ? "about:blank" : undefined);
    expect(problem.notes).toEqual([
      `The ${name} was left out: it is not a URI reference of at most 1024 characters.`,
    ]);
  });
});

describe("extensions", () => {
  it("leave out a member with a name that the envelope reserves, which is noted", () => {
    const options: CommonErrorOptions = { extensions: { title: "mine", balance: 30 } };
    const { extensions, notes } = problemOf(new BadRequest("", options));
    expect({ ...extensions }).toEqual({ balance: 30 });
    expect(notes).toEqual(['The extension "title" was left out: the envelope reserves that name.']);
  });

  it("may have such a name deeper inside", () => {
    const { extensions } = problemOf(new BadRequest("", { extensions: { limit: { status: 7 } } }));
    expect(JSON.stringify(extensions)).toBe('{"limit":{"status":7}}');
  });

  it.each([
    { extensions: "a" },
    { extensions: 7 },
    { extensions: null },
    { extensions: ["a"] },
    { extensions: new Map([["balance", 30]]) },
  ])("are left out and noted where they are $extensions", ({ extensions }) => {
    const problem = problemOf(errorWith({ extensions }));
    expect(problem.extensions).toBeUndefined();
    expect(problem.notes).toEqual(["The extensions were left out: they were not an object of members."]);
  });
});

describe("type and instance", () => {
  it("are told as they were assigned, but no type that http-errors has stamped on the error", () => {
    const assigned = { type: "/problems/key", instance: "/keys/7" };
    const stamp = { statusCode: 400, expose: true };
    expect(problemOf(Object.assign(new HttpError(400), assigned))).toMatchObject(assigned);
    expect(problemOf(Object.assign(new HttpError(400), assigned, stamp))).toMatchObject({
      type: ROW.type,
      instance: assigned.instance,
    });
  });
});

describe("the limits of a problem's texts", () => {
  it.each([
    { text: "message", longest: LIMITS.message, thrown: (text: string) => new BadRequest(text) },
    { text: "code", longest: LIMITS.name, thrown: (code: string) => new BadRequest("", { code }) },
  ])("notes a $text that is cut, and none that is not", ({ longest, thrown }) => {
    expect(problemOf(thrown("a".repeat(longest))).notes).toEqual([]);
    expect(problemOf(thrown("a".repeat(longest + 1))).notes).toEqual([expect.stringContaining("was cut.")]);
  });

  it("takes a type of the greatest length and none beyond", () => {
    const type = `urn:${"a".repeat(LIMITS.name - 4)}`;
    expect(problemOf(new BadRequest("", { type })).type).toBe(type);
    expect(problemOf(new BadRequest("", { type: `${type}a` })).type).toBe("about:blank");
  });
});
