import {
  baseProfile,
  ConfigurationError,
  extendProfile,
  flatErrorCode,
  HttpError,
  kmsProfile,
  nestedErrorCode,
} from "../../src";
import { answeredStatus } from "../../src/profiles/profile";

const CODES = {
  "KMS.0101": { status: 500, meaning: "The service failed." },
  "KMS.0207": { status: 404, meaning: "The key does not exist." },
  "KMS.0306": { status: 403, meaning: "The request is not allowed." },
  "KMS.0308": { status: 400, meaning: "The request is wrong." },
} as const;

describe("extendProfile", () => {
  it("adds codes to a profile that has none, which stays as it is", () => {
    const kms = extendProfile(kmsProfile, { codes: CODES });
    expect(kms.error("KMS.0207")).toMatchObject({ status: 404, code: "KMS.0207" });
    expect({ ...kms, codes: undefined, error: undefined }).toEqual({ ...kmsProfile, error: undefined });
    expect(kms.codes).toEqual(CODES);
    expect(kms.envelope).toBe(nestedErrorCode());
    expect(kmsProfile.codes).toBeUndefined();
  });

  it("adds and replaces rows, each in the place of the fallback that its status had", () => {
    const kms = extendProfile(kmsProfile, {
      rows: {
        409: { reason: "Conflict", meaning: "Another key has this alias.", code: "KMS.1104" },
        500: { reason: "Service Error", meaning: "It is our fault.", code: "KMS.0101" },
      },
      fallbacks: { 406: 409, 410: 404 },
    });
    expect(Object.keys(kms.rows)).toEqual(["200", "204", "400", "403", "404", "409", "500"]);
    expect(kms.rows[500].reason).toBe("Service Error");
    expect(Object.keys(kms.errors)).toEqual([
      "BadRequest",
      "Forbidden",
      "NotFound",
      "Conflict",
      "ServiceError",
    ]);
    expect(kms.fallbacks).toEqual({ 401: 403, 406: 409, 410: 404, 503: 500 });
    expect([401, 406, 409, 410].map((status) => answeredStatus(kms, status))).toEqual([403, 409, 409, 404]);
  });

  it("adds and replaces codes of a profile that has some", () => {
    const more = {
      "KMS.0207": { status: 404, meaning: "No key." },
      "KMS.0209": { status: 400, meaning: "Off." },
    } as const;
    const kms = extendProfile(extendProfile(kmsProfile, { codes: CODES }), { codes: more });
    expect(kms.codes).toEqual({ ...CODES, ...more });
    expect([
      kms.error("KMS.0207").message,
      kms.error("KMS.0306").status,
      kms.error("KMS.0209").status,
    ]).toEqual(["No key.", 403, 400]);
  });

  it("keeps the codes where it adds none, and takes a name and an envelope", () => {
    const kms = extendProfile(kmsProfile, { codes: CODES });
    const flat = extendProfile(kms, { name: "KMS 2", envelope: flatErrorCode() });
    expect(flat).toMatchObject({ name: "KMS 2", envelope: flatErrorCode(), codes: CODES });
    expect(flat.error("KMS.0207")).toBeInstanceOf(HttpError);
    expect(extendProfile(baseProfile, {})).toMatchObject({ name: "base", rows: baseProfile.rows });
  });

  it.each([
    {
      what: "what is no profile",
      given: [{ name: "KMS" }, {}],
      told: "extendProfile takes a profile made by defineProfile, but received an object.",
    },
    {
      what: "a mistyped member",
      given: [kmsProfile, { code: {} }],
      told: 'extendProfile received an unknown option "code". Did you mean "codes"?',
    },
    {
      what: "a list of rows",
      given: [kmsProfile, { rows: [] }],
      told: "extendProfile needs objects by status",
    },
    {
      what: "codes that are null",
      given: [kmsProfile, { codes: null }],
      told: "extendProfile needs an object by code as codes, but received null.",
    },
    {
      what: "codes without the defaults of the rows",
      given: [kmsProfile, { codes: { "KMS.0207": CODES["KMS.0207"] } }],
      told: 'Row 400 of the profile "KMS" has the code "KMS.0308", which its catalogue does not have.',
    },
  ])("refuses $what", ({ given, told }) => {
    const extend = () => (extendProfile as (...given: unknown[]) => unknown)(...given);
    expect(extend).toThrow(ConfigurationError);
    expect(extend).toThrow(told);
  });
});
