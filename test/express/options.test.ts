import {
  baseProfile,
  ConfigurationError,
  defaultMappers,
  defineProfile,
  errorHandler,
  flatErrorCode,
  kmsProfile,
  nestedErrorCode,
  problemDetails,
  standardProfile,
  type ErrorHandlerOptions,
  type Mapper,
} from "../../src";
import { completeOptions } from "../../src/express/options";

const mapNothing: Mapper = () => undefined;

/** The error that errorHandler throws for options that the compiler refuses. */
function refusal(options: unknown): ConfigurationError {
  try {
    errorHandler(options as ErrorHandlerOptions);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
  }
  throw new Error("The options were taken.");
}

it("tells stack and cause only where it is asked to", () => {
  expect(completeOptions({}).plan.debug).toBe(false);
  expect(completeOptions({ debug: true }).plan.debug).toBe(true);
});

describe("errorHandler", () => {
  it.each([
    { what: "nothing", options: undefined },
    { what: "no option", options: {} },
    {
      what: "options that are undefined",
      options: { profile: undefined, debug: undefined, onError: undefined },
    },
    { what: "options without a prototype", options: Object.create(null) as ErrorHandlerOptions },
    { what: "the base profile", options: { profile: baseProfile } },
    { what: "the KMS profile", options: { profile: kmsProfile } },
    { what: "the standard profile", options: { profile: standardProfile } },
    { what: "an envelope", options: { profile: kmsProfile, envelope: flatErrorCode() } },
    {
      what: "problem details for a profile with codes",
      options: { profile: kmsProfile, envelope: problemDetails() },
    },
    { what: "no mappers", options: { mappers: [] } },
    { what: "no request id", options: { requestId: false as const } },
    { what: "a request id of one's own", options: { requestId: () => "1" } },
    { what: "a base of types", options: { typeBase: "https://example.com/problems" } },
    { what: "a challenge", options: { challenge: "Bearer" } },
    { what: "a list of challenges", options: { challenge: ["Bearer", "Basic"] } },
    { what: "debug", options: { debug: true } },
    { what: "a page", options: { html: () => "" } },
  ])("takes $what", ({ options }) => {
    expect(errorHandler(options)).toHaveLength(4);
  });

  it.each([
    { received: "onerror", meant: "onError" },
    { received: "profil", meant: "profile" },
    { received: "typebase", meant: "typeBase" },
    { received: "envelop", meant: "envelope" },
    { received: "mapper", meant: "mappers" },
    { received: "requestID", meant: "requestId" },
    { received: "challange", meant: "challenge" },
    { received: "debugg", meant: "debug" },
    { received: "htm", meant: "html" },
  ])("asks for an option $received whether $meant was meant", ({ received, meant }) => {
    const error = refusal({ [received]: undefined });
    expect(error.code).toBe("unknown-option");
    expect(error.message).toContain(
      `errorHandler received an unknown option "${received}". Did you mean "${meant}"?`,
    );
  });

  it("lists its options for one that is like none of them", () => {
    expect(refusal({ colour: "blue" }).message).toContain(
      "It takes profile, envelope, mappers, onError, requestId, typeBase, challenge, debug, html.",
    );
  });

  it.each([
    { name: "profile", value: "kms", received: 'the string "kms"' },
    { name: "profile", value: null, received: "null" },
    { name: "profile", value: {}, received: "an object" },
    { name: "profile", value: { rows: kmsProfile.rows }, received: "an object" },
    { name: "envelope", value: "nested", received: 'the string "nested"' },
    { name: "envelope", value: null, received: "null" },
    { name: "mappers", value: () => undefined, received: "a function" },
    { name: "onError", value: console, received: "an object" },
    { name: "onError", value: false, received: "false" },
    { name: "requestId", value: true, received: "true" },
    { name: "requestId", value: "x-request-id", received: 'the string "x-request-id"' },
    { name: "requestId", value: { header: "a b" }, received: "an object" },
    { name: "requestId", value: { header: "Content-Length" }, received: "an object" },
    ...["Allow", "vary", "Retry-After", "WWW-Authenticate", "Date", "Upgrade", "Location", "ETag"].map(
      (header) => ({
        name: "requestId",
        value: { header },
        received: "an object",
      }),
    ),
    { name: "challenge", value: " ", received: 'the string " "' },
    { name: "typeBase", value: "https://[", received: 'the string "https://["' },
    { name: "typeBase", value: "https://example.com/%zz", received: 'the string "https://example.com/%zz"' },
    { name: "typeBase", value: "/problems", received: 'the string "/problems"' },
    { name: "typeBase", value: "", received: 'the string ""' },
    { name: "typeBase", value: " https://example.com", received: 'the string " https://example.com"' },
    { name: "typeBase", value: "https://example.com/a b", received: 'the string "https://example.com/a b"' },
    { name: "typeBase", value: new URL("https://example.com"), received: "an object" },
    { name: "challenge", value: "", received: 'the string ""' },
    { name: "challenge", value: "Bearer\r\nX: 1", received: 'the string "Bearer\\r\\nX: 1"' },
    { name: "challenge", value: [], received: "an array" },
    { name: "challenge", value: ["Bearer", " "], received: "an array" },
    { name: "challenge", value: ["Bearer\r\nX: 1"], received: "an array" },
    { name: "challenge", value: 1, received: "1" },
    { name: "debug", value: "true", received: 'the string "true"' },
    { name: "debug", value: 1, received: "1" },
    { name: "debug", value: null, received: "null" },
    { name: "html", value: true, received: "true" },
    { name: "html", value: "<p>", received: 'the string "<p>"' },
  ])("refuses $received as $name and says what it takes", ({ name, value, received }) => {
    const { code, message } = refusal({ [name]: value });
    expect(code).toBe("wrong-option");
    expect(message).toMatch(/^errorHandler takes (?:a|an|the|true|false,?) /);
    expect(message).toContain(` as "${name}", but received ${received}.`);
  });

  it.each([
    { value: null, received: "null" },
    { value: "kms", received: 'the string "kms"' },
    { value: kmsProfile.errors.NotFound, received: "a function" },
  ])("refuses $received in place of options", ({ value, received }) => {
    expect(refusal(value)).toMatchObject({
      code: "wrong-option",
      message: expect.stringContaining(
        `errorHandler takes an object of options, but received ${received}.`,
      ) as string,
    });
  });

  it.each([
    { what: "a text", mappers: ["axios"], told: 'mappers[0]", but received the string "axios".' },
    {
      what: "a list that was not spread",
      mappers: [mapNothing, defaultMappers],
      told: 'mappers[1]", but received an array.',
    },
    // eslint-disable-next-line no-sparse-arrays -- A comma too many makes one.
    { what: "a hole", mappers: [, mapNothing], told: 'mappers[0]", but received undefined.' },
  ])("tells where $what stands among the mappers", ({ mappers, told }) => {
    const { code, message } = refusal({ mappers });
    expect(code).toBe("wrong-option");
    expect(message).toContain(`errorHandler takes a function as "${told}`);
  });

  it("asks for the option profile where it is given a profile", () => {
    const { code, message } = refusal(kmsProfile);
    expect(code).toBe("wrong-option");
    expect(message).toContain("errorHandler takes an object of options, but received a profile.");
    expect(message).toContain("Write { profile: … } around it.");
  });

  it("asks for the () where it is given the maker of an envelope", () => {
    const { code, message } = refusal({ profile: kmsProfile, envelope: nestedErrorCode });
    expect(code).toBe("wrong-option");
    expect(message).toContain(" but received a function. Pass what nestedErrorCode() returns.");
  });

  it("refuses an envelope that lacks a part", () => {
    const { code, message } = refusal({ envelope: { mediaType: "application/json", body: () => ({}) } });
    expect(code).toBe("wrong-option");
    expect(message).toContain("errorHandler needs an envelope with mediaType, requiresCode and body");
  });

  it("refuses an envelope that needs codes with a profile that has none", () => {
    const { code, message } = refusal({ envelope: nestedErrorCode() });
    expect(code).toBe("missing-code");
    expect(message).toContain('The profile "base" has no code in row 400, and its envelope needs one.');
    expect(message).toContain("or choose problemDetails() or a profile with codes.");
  });

  it.each([
    {
      what: "no 500 any more",
      parts: { rows: { 400: kmsProfile.rows[400] }, fallbacks: {} },
      code: "missing-row",
    },
    { what: "a fallback to a row that is gone", parts: { fallbacks: { 401: 402 } }, code: "wrong-fallback" },
    { what: "no name", parts: { name: "" }, code: "wrong-profile" },
  ])("refuses a profile spread from another one with $what", ({ parts, code }) => {
    expect(refusal({ profile: { ...kmsProfile, ...parts } }).code).toBe(code);
  });

  it("heeds no option of a polluted Object.prototype", () => {
    const polluted = Object.prototype as { profile?: unknown };
    polluted.profile = 5;
    try {
      expect(errorHandler({})).toHaveLength(4);
    } finally {
      delete polluted.profile;
    }
  });

  it("takes frozen options", () => {
    const rows = { 400: { reason: "No", meaning: "No." }, 500: { reason: "Sorry", meaning: "Sorry." } };
    const options = Object.freeze({
      profile: defineProfile({ name: "short", rows }),
      mappers: Object.freeze([]),
    });
    expect(errorHandler(options)).toHaveLength(4);
  });
});
