import {
  baseProfile,
  BadRequest,
  ConfigurationError,
  defineProfile,
  flatErrorCode,
  NotFound,
  ServerUnavailable,
} from "../../src";
import { expectRefusal, orders, type Refusal } from "./refusal";

const ROWS = {
  200: { reason: "OK", meaning: "Here it is." },
  400: { reason: "Bad Request", meaning: "The request is wrong." },
  404: { reason: "Not Found", meaning: "There is nothing here." },
  503: { reason: "Server Unavailable", meaning: "Try again later." },
  500: { reason: "Internal Error", meaning: "It is our fault." },
} as const;

const keys = defineProfile({
  name: "keys",
  rows: ROWS,
  codes: {
    "KEY.07": { status: 404, meaning: "The key does not exist.", remedy: "Check the key id." },
    "KEY.09": { status: [400, 404], meaning: "The key is disabled." },
    "KEY.11": { status: 503, meaning: "The key store is being moved." },
    101: { status: 400, meaning: "The key is too short." },
    constructor: { status: 400, meaning: "A key needs a constructor." },
    ["__proto__"]: { status: 400, meaning: "A key has no prototype." },
  },
});

/** The method as a program without types sees it. */
const { error: errorOf } = keys as { error: (...given: unknown[]) => Error };

describe("the method error of a profile", () => {
  it("makes an error of the class of the code's status, with code and meaning", () => {
    const error = keys.error("KEY.07");
    expect(error).toBeInstanceOf(NotFound);
    expect(error).toMatchObject({
      name: "NotFound",
      status: 404,
      code: "KEY.07",
      message: "The key does not exist.",
    });
  });

  it("takes a message and the options of an error", () => {
    const cause = new Error("the store");
    const issues = [{ pointer: "#/id", detail: "is unknown" }];
    expect(keys.error("KEY.07", "Key 7 does not exist.", { cause, issues })).toMatchObject({
      message: "Key 7 does not exist.",
      code: "KEY.07",
      cause,
      issues,
    });
    expect(keys.error("KEY.11", "", { retryAfter: 60 })).toMatchObject({
      message: "The key store is being moved.",
      retryAfter: 60,
    });
  });

  it("takes the options behind the code too", () => {
    const error = keys.error("KEY.11", { retryAfter: 60 });
    expect(error).toBeInstanceOf(ServerUnavailable);
    expect(error).toMatchObject({ message: "The key store is being moved.", retryAfter: 60 });
  });

  it("takes an error in the place of the options as the cause", () => {
    const cause = Object.assign(new Error("the store"), { code: "ECONNREFUSED", status: 404 });
    for (const error of [errorOf("KEY.11", cause), errorOf("KEY.11", "", cause)]) {
      expect(error).toMatchObject({ status: 503, code: "KEY.11", cause });
    }
  });

  it("takes the first status of a code that has several, unless the options choose another", () => {
    expect(keys.error("KEY.09")).toBeInstanceOf(BadRequest);
    expect(keys.error("KEY.09", { status: 404 })).toMatchObject({ status: 404, code: "KEY.09" });
    expect(keys.error("KEY.09", "Key 7 is disabled.", { status: 400 }).status).toBe(400);
    expect(keys.error("KEY.09", { status: undefined }).status).toBe(400);
    expect(Object.keys(keys.error("KEY.09", { status: 404 }))).toEqual(["status", "code"]);
  });

  it("keeps a number a number, and takes every name for a code", () => {
    expect(keys.error(101)).toMatchObject({ code: 101, message: "The key is too short." });
    expect(keys.error("constructor")).toMatchObject({ code: "constructor", status: 400 });
    expect(keys.error("__proto__")).toMatchObject({ code: "__proto__", message: "A key has no prototype." });
  });

  it("works without its profile", () => {
    expect(errorOf("KEY.07")).toMatchObject({ code: "KEY.07" });
  });

  it.each([
    {
      what: "a code that is near another",
      given: ["KEY.7"],
      told: 'The profile "keys" does not list the code that error received, "KEY.7". Did you mean "KEY.07"?',
    },
    {
      what: "a code that is near none",
      given: ["expired_card"],
      told: 'The profile "keys" does not list the code that error received, "expired_card". The compiler finds this if the catalogue is written in the call or as const.',
    },
    {
      what: "a code that every object has",
      given: ["toString"],
      told: 'does not list the code that error received, "toString".',
    },
    {
      what: "an object",
      given: [Object.create(null)],
      told: "does not list the code that error received, an object.",
    },
    { what: "no code", given: [], told: "does not list the code that error received, undefined." },
    {
      what: "another status",
      given: ["KEY.09", { status: 503 }],
      told: 'The code "KEY.09" of the profile "keys" belongs to 400, 404, but error received the status 503.',
    },
  ])("refuses $what", ({ given, told }) => {
    expect(() => errorOf(...given)).toThrow(ConfigurationError);
    expect(() => errorOf(...given)).toThrow(expect.objectContaining({ code: "unknown-code" }));
    expect(() => errorOf(...given)).toThrow(told);
  });

  it("refuses every code on a profile that has none", () => {
    const { error } = baseProfile as { error: (code: string) => Error };
    expect(() => error("KEY.07")).toThrow(ConfigurationError);
    expect(() => error("KEY.07")).toThrow(
      'The profile "base" has no codes, but error received "KEY.07". Add them with extendProfile(profile, { codes: … }).',
    );
  });
});

describe("the codes of a profile", () => {
  it("are those of its definition, and of no prototype", () => {
    expect(keys.codes["KEY.07"]).toEqual({
      status: 404,
      meaning: "The key does not exist.",
      remedy: "Check the key id.",
    });
    expect(Object.keys(keys.codes)).toEqual([
      "101",
      "KEY.07",
      "KEY.09",
      "KEY.11",
      "constructor",
      "__proto__",
    ]);
    expect(Reflect.get(keys.codes, "toString")).toBeUndefined();
    expect(baseProfile.codes).toBeUndefined();
  });

  it("neither change nor change with those of the definition", () => {
    const status = [400, 404];
    const codes = { "KEY.09": { status, meaning: "The key is disabled." } };
    const profile = defineProfile({ name: "keys", rows: ROWS, codes });
    status.push(503);
    codes["KEY.09"].meaning = "Something else.";
    expect(profile.codes["KEY.09"]).toEqual({ status: [400, 404], meaning: "The key is disabled." });
    expect(profile.error("KEY.09").message).toBe("The key is disabled.");
    const parts = [profile.codes, profile.codes["KEY.09"], profile.codes["KEY.09"].status];
    expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true]);
  });

  it("may be the default codes of rows, for their statuses", () => {
    const rows = {
      400: { ...ROWS[400], code: "KEY.09" },
      404: { ...ROWS[404], code: "KEY.09" },
      500: { ...ROWS[500], code: 1 },
    };
    const codes = { 1: { status: 500, meaning: "m" }, "KEY.09": { status: [404, 400], meaning: "m" } };
    const profile = defineProfile({ name: "keys", rows, codes, envelope: flatErrorCode() });
    expect(profile.rows[500].code).toBe(1);
  });
});

/** A definition with one code that is right but for what is given. */
function withCode(wrong: unknown): object {
  return orders({ codes: { "ORD.17": wrong } });
}

const RIGHT = { status: 400, meaning: "The dish is sold out." };

describe("defineProfile refuses a code", () => {
  it.each<Refusal>([
    {
      why: "that is a Map",
      definition: withCode(new Map()),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" is an object. Write { status: 404',
    },
    {
      why: "with a status twice",
      definition: withCode({ ...RIGHT, status: [400, 500, 400] }),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" has the status 400 twice. Write each status once.',
    },
    {
      why: "that is empty",
      definition: orders({ codes: { "": RIGHT } }),
      code: "wrong-code",
      told: 'The code "" of the profile "orders" is empty. Write the code that clients receive.',
    },
    {
      why: "that is a status",
      definition: withCode(404),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" is 404. Write { status: 404, meaning: "…" }.',
    },
    {
      why: "that is a list",
      definition: withCode([]),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" is an array.',
    },
    {
      why: "with a mistyped member",
      definition: withCode({ ...RIGHT, remedi: "x" }),
      code: "unknown-option",
      told: 'The code "ORD.17" of the profile "orders" received an unknown option "remedi". Did you mean "remedy"?',
    },
    {
      why: "of a status that the table does not list",
      definition: withCode({ ...RIGHT, status: 404 }),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" has the status 404, which is not an error row of the table. Use 400, 500, or a list of several.',
    },
    ...[undefined, "400", 200, [400, 404], [undefined]].map((status) => ({
      why: `of the status ${JSON.stringify(status)}`,
      definition: withCode({ ...RIGHT, status }),
      code: "wrong-code" as const,
      told: "which is not an error row of the table.",
    })),
    {
      why: "without a status",
      definition: withCode({ ...RIGHT, status: [] }),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" has no status. Use 400, 500, or a list of several.',
    },
    {
      why: "without a meaning",
      definition: withCode({ status: 400 }),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" has no meaning: undefined.',
    },
    {
      why: "with a remedy that is not a text",
      definition: withCode({ ...RIGHT, remedy: 7 }),
      code: "wrong-code",
      told: 'The code "ORD.17" of the profile "orders" has a remedy that is not a text: 7.',
    },
    ...[7, "", "javascript:alert(1)", "http://["].map((href) => ({
      why: `with the href ${String(href)}`,
      definition: withCode({ ...RIGHT, href }),
      code: "wrong-code" as const,
      told: 'The code "ORD.17" of the profile "orders" has an href that is not an address: ',
    })),
    {
      why: "that is missing where a row names it as its default",
      definition: orders({
        rows: {
          400: { reason: "Bad Order", meaning: "x", code: "ORD.1" },
          500: { reason: "Fire", meaning: "x" },
        },
        codes: { "ORD.17": RIGHT },
      }),
      code: "wrong-code",
      told: 'Row 400 of the profile "orders" has the code "ORD.1", which its catalogue does not have. Give that code the status 400 in codes, or give row 400 another code.',
    },
    {
      why: "that a row of another status names as its default",
      definition: orders({
        rows: {
          400: { reason: "Bad Order", meaning: "x" },
          500: { reason: "Fire", meaning: "x", code: "ORD.17" },
        },
        codes: { "ORD.17": RIGHT },
      }),
      code: "wrong-code",
      told: 'Row 500 of the profile "orders" has the code "ORD.17", which belongs to 400.',
    },
  ])("$why", (refusal) => expectRefusal(refusal));
});

it.each(["https://example.com/codes#ORD.17", "/codes/ORD.17", "codes.html#17"])(
  "defineProfile takes %s as the href of a code",
  (href) => {
    const define = defineProfile as (definition: unknown) => { codes: object };
    expect(define(withCode({ ...RIGHT, href })).codes).toEqual({ "ORD.17": { ...RIGHT, href } });
  },
);

it("defineProfile reads 160 codes in less than 5 ms", () => {
  const codes = Object.fromEntries(
    Array.from({ length: 160 }, (_, index) => [
      `KEY.${String(index)}`,
      { status: [400, 404], meaning: "m", remedy: "r" },
    ]),
  );
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    defineProfile({ name: "keys", rows: ROWS, codes });
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(5);
});
