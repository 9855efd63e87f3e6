import { expectTypeOf } from "expect-type";
import {
  baseProfile,
  ConfigurationError,
  defineProfile,
  type ErrorClass,
  InternalError,
  kmsProfile,
  NotFound,
  type Profile,
  type ProfileErrors,
  type Rows,
  standardProfile,
} from "../../src";
import { type ClassName, className } from "../../src/profiles/class-name";

/** An object that has each of the keys of `Of` and no others: the compiler holds the list complete. */
type Each<Of> = Record<keyof Of, true>;

const BASE_NAMES: Each<typeof baseProfile.errors> = {
  BadRequest: true,
  Unauthorized: true,
  Forbidden: true,
  NotFound: true,
  NotAcceptable: true,
  Conflict: true,
  InternalError: true,
  ServerUnavailable: true,
};

const KMS_NAMES: Each<typeof kmsProfile.errors> = {
  BadRequest: true,
  Forbidden: true,
  NotFound: true,
  InternalServerError: true,
};

const STANDARD_NAMES: Each<typeof standardProfile.errors> = {
  BadRequest: true,
  Unauthorized: true,
  PaymentRequired: true,
  Forbidden: true,
  NotFound: true,
  MethodNotAllowed: true,
  NotAcceptable: true,
  ProxyAuthenticationRequired: true,
  RequestTimeout: true,
  Conflict: true,
  Gone: true,
  LengthRequired: true,
  PreconditionFailed: true,
  ContentTooLarge: true,
  URITooLong: true,
  UnsupportedMediaType: true,
  RangeNotSatisfiable: true,
  ExpectationFailed: true,
  MisdirectedRequest: true,
  UnprocessableContent: true,
  Locked: true,
  FailedDependency: true,
  TooEarly: true,
  UpgradeRequired: true,
  PreconditionRequired: true,
  TooManyRequests: true,
  RequestHeaderFieldsTooLarge: true,
  UnavailableForLegalReasons: true,
  InternalServerError: true,
  NotImplemented: true,
  BadGateway: true,
  ServiceUnavailable: true,
  GatewayTimeout: true,
  HTTPVersionNotSupported: true,
  VariantAlsoNegotiates: true,
  InsufficientStorage: true,
  LoopDetected: true,
  NotExtended: true,
  NetworkAuthenticationRequired: true,
};

it.each([
  { profile: baseProfile, names: BASE_NAMES },
  { profile: kmsProfile, names: KMS_NAMES },
  { profile: standardProfile, names: STANDARD_NAMES },
])(
  "the classes of the $profile.name profile have the names that the compiler knows",
  ({ profile, names }) => {
    expect(Object.keys(profile.errors)).toEqual(Object.keys(names));
  },
);

describe("the rows of a profile", () => {
  it("have literal statuses, reasons and codes", () => {
    expectTypeOf<keyof typeof baseProfile.rows>().toEqualTypeOf<
      200 | 204 | 400 | 401 | 403 | 404 | 406 | 409 | 500 | 503
    >();
    expectTypeOf<keyof typeof kmsProfile.rows>().toEqualTypeOf<200 | 204 | 400 | 403 | 404 | 500>();
    expectTypeOf(baseProfile.rows[503].reason).toEqualTypeOf<"Server Unavailable">();
    expectTypeOf(kmsProfile.rows[404].code).toEqualTypeOf<"KMS.0207">();
    expect(kmsProfile.rows[404].code).toBe("KMS.0207");
  });

  it("are told apart: the statuses of errors alone have classes", () => {
    expectTypeOf<keyof typeof kmsProfile.errors>().toEqualTypeOf<keyof typeof KMS_NAMES>();
    expectTypeOf<keyof ProfileErrors<Rows>>().toEqualTypeOf<string | number>();
    expect(Object.keys(kmsProfile.errors)).toHaveLength(4);
  });

  it("are read-only, and none is there that was not listed", () => {
    // @ts-expect-error -- a row is read-only.
    expect(() => (baseProfile.rows[404].reason = "Not Found")).toThrow(TypeError);
    // @ts-expect-error -- the base table has no 429.
    expect(baseProfile.rows[429]).toBeUndefined();
    // @ts-expect-error -- a profile is read-only.
    expect(() => (baseProfile.name = "base")).toThrow(TypeError);
  });
});

describe("the classes of a profile", () => {
  it("are the documented ones, each by its reason, with its status", () => {
    expectTypeOf(new kmsProfile.errors.InternalServerError().status).toEqualTypeOf<500>();
    expectTypeOf(
      new standardProfile.errors.TooManyRequests("x", { retryAfter: 1 }).status,
    ).toEqualTypeOf<429>();
    expect(kmsProfile.errors.InternalServerError).toBe(InternalError);
    expect(baseProfile.errors.NotFound).toBe(NotFound);
  });

  it("do not exist for what the table does not list", () => {
    // @ts-expect-error -- the KMS table has no 409.
    expect(kmsProfile.errors.Conflict).toBeUndefined();
    // @ts-expect-error -- its 500 has another reason.
    expect(kmsProfile.errors.InternalError).toBeUndefined();
    // @ts-expect-error -- a success is nothing to throw.
    expect(baseProfile.errors.OK).toBeUndefined();
    // @ts-expect-error -- the class of a 404 has no Retry-After.
    new kmsProfile.errors.NotFound("x", { retryAfter: 60 });
  });

  it("are known of a profile of one's own too", () => {
    const orders = defineProfile({
      name: "orders",
      rows: {
        200: { reason: "OK", meaning: "Here it is." },
        400: { reason: "Bad Order", meaning: "The order cannot be read." },
        429: { reason: "Chef's Break", meaning: "Wait a little." },
        500: { reason: "Kitchen Fire", meaning: "It is our fault." },
      },
    });
    expectTypeOf<keyof typeof orders.errors>().toEqualTypeOf<"BadOrder" | "ChefsBreak" | "KitchenFire">();
    expectTypeOf(new orders.errors.ChefsBreak("x", { retryAfter: 60 }).status).toEqualTypeOf<429>();
    // @ts-expect-error -- there is no such row.
    expect(orders.errors.SoldOut).toBeUndefined();
  });

  it("may be any where the compiler does not know the table", () => {
    const rows: Rows = kmsProfile.rows;
    const profile: Profile = defineProfile({ name: "read from a file", rows });
    expectTypeOf(profile.errors["BadRequest"]).toEqualTypeOf<ErrorClass | undefined>();
    expect(profile.errors["BadRequest"]).toBe(kmsProfile.errors.BadRequest);
  });
});

describe("defineProfile", () => {
  it("refuses a row without a meaning, and an option that it does not have", () => {
    const rows = { 500: { reason: "Kitchen Fire", meaning: "It is our fault." } };
    const wrong = { ...rows, 400: { reason: "Bad Order" } };
    // @ts-expect-error -- a row has a meaning.
    expect(() => defineProfile({ name: "orders", rows: wrong })).toThrow(ConfigurationError);
    // @ts-expect-error -- there is no such option.
    expect(() => defineProfile({ name: "orders", rows, fallback: {} })).toThrow(ConfigurationError);
  });
});

type LongReason =
  "A Reason That Nobody Would Ever Print On A Status Line Because It Does Not End Where It Should";
type LongName = "AReasonThatNobodyWouldEverPrintOnAStatusLineBecauseItDoesNotEndWhereItShould";

describe("ClassName", () => {
  it("says what className does", () => {
    expectTypeOf<ClassName<"I'm a Teapot">>().toEqualTypeOf<"ImATeapot">();
    expectTypeOf<ClassName<"URI Too Long">>().toEqualTypeOf<"URITooLong">();
    expectTypeOf<ClassName<"over_quota/2fa">>().toEqualTypeOf<"OverQuota2fa">();
    expectTypeOf<ClassName<"  Größe ×2 ">>().toEqualTypeOf<"Größe2">();
    expectTypeOf<ClassName<"straße ª ß">>().toEqualTypeOf<"StraßeSS">();
    expectTypeOf<ClassName<LongReason>>().toEqualTypeOf<LongName>();
    expectTypeOf<ClassName<string>>().toEqualTypeOf<string>();
    expect(["I'm a Teapot", "over_quota/2fa", "  Größe ×2 ", "straße ª ß"].map(className)).toEqual([
      "ImATeapot",
      "OverQuota2fa",
      "Größe2",
      "StraßeSS",
    ]);
  });
});
