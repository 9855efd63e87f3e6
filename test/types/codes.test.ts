import { expectTypeOf } from "expect-type";
import {
  baseProfile,
  type Codes,
  ConfigurationError,
  defineProfile,
  type ErrorClass,
  errorHandler,
  type ErrorReport,
  extendProfile,
  Forbidden,
  HttpError,
  kmsProfile,
  NotFound,
  type Problem,
  type Profile,
  standardProfile,
} from "../../src";
import { errorResponse } from "../../src/testing";

const failure = { reason: "Server Errors", meaning: "Something went wrong." } as const;

const kms = defineProfile({
  name: "KMS",
  rows: {
    200: { reason: "OK", meaning: "Here it is." },
    400: { reason: "Bad Request", meaning: "The request is wrong." },
    404: { reason: "Not Found", meaning: "There is nothing here." },
    409: { reason: "Conflict", meaning: "Something else is here." },
    500: failure,
    502: failure,
    503: { ...failure, className: "Busy" },
  },
  codes: {
    "KMS.0207": { status: 404, meaning: "The key does not exist." },
    "KMS.0209": { status: [400, 404], meaning: "The key is disabled." },
    "KMS.0101": { status: 503, meaning: "The key store is closed." },
    101: { status: 400, meaning: "The key is too short." },
  },
});

describe("the method error of a profile with codes", () => {
  it("takes the codes of the catalogue, and makes an error of their statuses", () => {
    expectTypeOf(kms.error("KMS.0207").status).toEqualTypeOf<404>();
    expectTypeOf(kms.error("KMS.0209", "Key 7 is disabled.", { cause: 1 }).status).toEqualTypeOf<400 | 404>();
    expectTypeOf(kms.error(101).status).toEqualTypeOf<400>();
    expect(kms.error("KMS.0209", { status: 404 })).toBeInstanceOf(NotFound);
    expect(kms.error("KMS.0101", "x", { retryAfter: 60 })).toMatchObject({ retryAfter: 60 });
  });

  it("refuses every other code, and a number as a text", () => {
    // @ts-expect-error -- the catalogue does not have it.
    expect(() => kms.error("KMS.9999")).toThrow(ConfigurationError);
    // @ts-expect-error -- it is a number.
    expect(kms.error("101").code).toBe("101");
    // @ts-expect-error -- a profile without a catalogue has no codes.
    expect(() => kmsProfile.error("KMS.0207")).toThrow(ConfigurationError);
  });

  it("refuses a status that the code does not belong to, another code, and options of other statuses", () => {
    // @ts-expect-error -- it belongs to 400 and 404.
    expect(() => kms.error("KMS.0209", { status: 409 })).toThrow(ConfigurationError);
    // @ts-expect-error -- the first argument is the code.
    expect(kms.error("KMS.0209", { code: "KMS.0207" }).code).toBe("KMS.0209");
    // @ts-expect-error -- a 404 has no Retry-After.
    kms.error("KMS.0207", "x", { retryAfter: 60 });
  });
});

describe("the classes of a profile with codes", () => {
  it("take the codes of their status", () => {
    const taken = [
      new kms.errors.NotFound("x", { code: "KMS.0207" }),
      new kms.errors.NotFound("x", { code: "KMS.0209" }),
      new kms.errors.BadRequest("x", { code: 101 }),
      new kms.errors.Busy("x", { code: "KMS.0101", retryAfter: 60 }),
    ];
    expect(taken.map(({ code }) => code)).toEqual(["KMS.0207", "KMS.0209", 101, "KMS.0101"]);
  });

  it("refuse those of other statuses, and every code where the status has none", () => {
    // @ts-expect-error -- it is misspelt.
    new kms.errors.NotFound("x", { code: "KMS.0270" });
    // @ts-expect-error -- it belongs to 400.
    new kms.errors.NotFound("x", { code: 101 });
    // @ts-expect-error -- no code belongs to 409.
    new kms.errors.Conflict("x", { code: "KMS.0207" });
    expect(kms.errors.NotFound).toBe(NotFound);
  });

  it("take any code where the profile has no catalogue", () => {
    expect(new kmsProfile.errors.NotFound("x", { code: "KMS.1" }).code).toBe("KMS.1");
  });

  it("are named by reason and status where rows share a reason, or by the className", () => {
    expectTypeOf<keyof typeof kms.errors>().toEqualTypeOf<
      "BadRequest" | "NotFound" | "Conflict" | "ServerErrors500" | "ServerErrors502" | "Busy"
    >();
    expectTypeOf(new kms.errors.ServerErrors502().status).toEqualTypeOf<502>();
    // @ts-expect-error -- its className is its name.
    expect(kms.errors.ServerErrors503).toBeUndefined();
  });

  it("are narrowed to by instanceof, one by one and as a list", () => {
    const error: unknown = kms.error("KMS.0207");
    if (!(error instanceof kms.errors.NotFound)) throw new Error("It is a NotFound.");
    expectTypeOf(error.status).toEqualTypeOf<404>();
    expectTypeOf(error.code).toEqualTypeOf<string | number | undefined>();
    const classes = [kms.errors.NotFound, kms.errors.BadRequest, Forbidden];
    expect(classes.map((one) => error instanceof one)).toEqual([true, false, false]);
  });

  it("may be extended", () => {
    class KeyMissing extends kms.errors.NotFound {
      constructor(id: string) {
        super(`Key ${id} does not exist.`, { code: "KMS.0207" });
      }
    }
    expectTypeOf(new KeyMissing("7").status).toEqualTypeOf<404>();
    expect(new KeyMissing("7")).toMatchObject({ status: 404, code: "KMS.0207", name: "KeyMissing" });
  });
});

describe("ErrorClass", () => {
  it("takes, without arguments, any class that has a status", () => {
    const classes: readonly ErrorClass[] = [
      NotFound,
      kms.errors.NotFound,
      kms.errors.ServerErrors502,
      standardProfile.errors.TooManyRequests,
    ];
    expect(classes.map((One) => new One("x", { code: "c" }).status)).toEqual([404, 404, 502, 429]);
  });

  it("takes, with a status, the classes of that status alone", () => {
    const missing: ErrorClass<404> = kms.errors.NotFound;
    // @ts-expect-error -- it is a class of 404.
    const wrong: ErrorClass<400> = kms.errors.NotFound;
    expect(missing).toBe(wrong);
    // @ts-expect-error -- HttpError takes the status first.
    const none: ErrorClass = HttpError;
    expect(none).toBe(HttpError);
  });
});

describe("a profile with codes", () => {
  it("is a Profile, for a handler and for all else that takes one", () => {
    const profile: Profile = kms;
    const profiles: readonly Profile[] = [kms, kmsProfile, baseProfile, standardProfile];
    expectTypeOf(profile.codes).toEqualTypeOf<Codes | undefined>();
    expect(profiles.map((one) => errorHandler({ profile: one })).length).toBe(4);
    expect(errorHandler({ profile: kms })).toHaveLength(4);
    expect(profile.error("KMS.0207").status).toBe(404);
    expect(profile.errors["NotFound"]).toBe(NotFound);
  });

  it("has codes with literal statuses, and none where it was given none", () => {
    expectTypeOf(kms.codes["KMS.0207"].status).toEqualTypeOf<404>();
    expectTypeOf(kmsProfile.codes).toEqualTypeOf<undefined>();
    // @ts-expect-error -- the catalogue is read-only.
    expect(() => (kms.codes[101].meaning = "x")).toThrow(TypeError);
  });

  it("may be made of a catalogue in a constant, as const; without it every status takes every code", () => {
    const rows = { 400: { reason: "Bad", meaning: "x" }, 500: { reason: "Fire", meaning: "x" } } as const;
    const codes = { "ORD.17": { status: 400, meaning: "x" } };
    const literals = { "ORD.17": { status: 400, meaning: "x" } } as const;
    const orders = defineProfile({ name: "orders", rows, codes: literals });
    // @ts-expect-error -- it belongs to 400.
    new orders.errors.Fire("x", { code: "ORD.17" });
    new (defineProfile({ name: "orders", rows, codes }).errors.Fire)("x", { code: "ORD.17" });
    expect(orders.error("ORD.17").status).toBe(400);
  });

  it("types the code that errorResponse expects", () => {
    errorResponse(404, { profile: kms, code: "KMS.0207" });
    errorResponse(404, { profile: kmsProfile, code: "KMS.1" });
    errorResponse(404, { code: "KMS.1" });
    // @ts-expect-error -- the catalogue does not have it.
    expect(() => errorResponse(404, { profile: kms, code: "KMS.9999" })).toThrow(ConfigurationError);
  });

  it("refuses a code without a meaning or of another shape", () => {
    const { rows } = kms;
    // @ts-expect-error -- a code has a meaning.
    expect(() => defineProfile({ name: "x", rows, codes: { A: { status: 400 } } })).toThrow(
      ConfigurationError,
    );
    const codes = { A: { status: 400, meaning: "m", text: "t" } };
    expect(() => defineProfile({ name: "x", rows, codes })).toThrow(ConfigurationError);
  });
});

describe("extendProfile", () => {
  const extended = extendProfile(kms, {
    rows: { 404: { reason: "No Key", meaning: "x" }, 410: { reason: "Gone", meaning: "x" } },
    codes: { "KMS.0301": { status: 410, meaning: "x" } },
  });

  it("has the rows and codes of both", () => {
    expectTypeOf<keyof typeof extended.rows>().toEqualTypeOf<200 | 400 | 404 | 409 | 410 | 500 | 502 | 503>();
    expectTypeOf(extended.rows[404].reason).toEqualTypeOf<"No Key">();
    expectTypeOf(extended.rows[400].reason).toEqualTypeOf<"Bad Request">();
    expectTypeOf<keyof typeof extended.codes>().toEqualTypeOf<
      "KMS.0207" | "KMS.0209" | "KMS.0101" | "KMS.0301" | 101
    >();
    expectTypeOf(extended.error("KMS.0301").status).toEqualTypeOf<410>();
    expect(new extended.errors.NoKey("x", { code: "KMS.0207" })).toBeInstanceOf(NotFound);
    // @ts-expect-error -- it belongs to 410.
    new extended.errors.NoKey("x", { code: "KMS.0301" });
    // @ts-expect-error -- its row has another reason now.
    expect(extended.errors.NotFound).toBeUndefined();
  });

  it("keeps what it is given nothing for", () => {
    const renamed = extendProfile(kms, { name: "KMS 2" });
    expectTypeOf(renamed.rows).toEqualTypeOf<typeof kms.rows>();
    expectTypeOf(renamed.codes).toEqualTypeOf<typeof kms.codes>();
    expectTypeOf(extendProfile(baseProfile, {}).codes).toEqualTypeOf<undefined>();
    const profile: Profile = renamed;
    expect(profile.name).toBe("KMS 2");
  });
});

it("a code is a text or a number in a problem and in a report", () => {
  expectTypeOf<Problem["code"]>().toEqualTypeOf<string | number | undefined>();
  expectTypeOf<ErrorReport["code"]>().toEqualTypeOf<string | number | undefined>();
  expect(kms.error(101).code).toBe(101);
});
