import { defineProfile, flatErrorCode } from "../../src";
import { BAD, expectRefusal, FIRE, orders, ROWS, withRow, type Refusal } from "./refusal";

const envelope = { mediaType: "application/json", requiresCode: false, body: () => ({}) };

describe("defineProfile refuses a definition", () => {
  it.each<Refusal>([
    {
      why: "that is none",
      definition: undefined,
      code: "wrong-profile",
      told: "defineProfile takes a name and rows, but received undefined. Pass { name, rows }.",
    },
    {
      why: "that is an array",
      definition: [ROWS],
      code: "wrong-profile",
      told: "defineProfile takes a name and rows, but received an array. Pass { name, rows }.",
    },
    {
      why: "with a mistyped member",
      definition: orders({ fallback: {} }),
      code: "unknown-option",
      told: 'defineProfile received an unknown option "fallback". Did you mean "fallbacks"?',
    },
    {
      why: "without a name",
      definition: { rows: ROWS },
      code: "wrong-profile",
      told: "A profile needs a name, but received undefined. Name it after its API.",
    },
    {
      why: "with a name of spaces",
      definition: orders({ name: "  " }),
      code: "wrong-profile",
      told: 'A profile needs a name, but received the string "  ". Name it after its API.',
    },
    {
      why: "without rows",
      definition: { name: "orders" },
      code: "wrong-profile",
      told: 'The profile "orders" needs objects by status as rows and fallbacks. Write { 400: { reason: "…", meaning: "…" }, … }.',
    },
    {
      why: "with a list of rows",
      definition: orders({ rows: [BAD, FIRE] }),
      code: "wrong-profile",
      told: 'The profile "orders" needs objects by status as rows and fallbacks.',
    },
    {
      why: "with a list of codes",
      definition: orders({ codes: ["ORD.17"] }),
      code: "wrong-profile",
      told: 'The profile "orders" needs an object by code as codes, but received an array. Write { "KMS.0207": { status: 404, meaning: "…" }, … }.',
    },
    {
      why: "that is a Map",
      definition: new Map([["name", "orders"]]),
      code: "wrong-profile",
      told: "defineProfile takes a name and rows, but received an object. Pass { name, rows }.",
    },
    {
      why: "with a Map of rows",
      definition: orders({ rows: new Map([[400, BAD]]) }),
      code: "wrong-profile",
      told: 'The profile "orders" needs objects by status as rows and fallbacks.',
    },
    {
      why: "with a Map of codes",
      definition: orders({ codes: new Map([["ORD.17", { status: 400, meaning: "m" }]]) }),
      code: "wrong-profile",
      told: 'The profile "orders" needs an object by code as codes, but received an object. Write { "KMS.0207"',
    },
    {
      why: "with a Map of fallbacks",
      definition: orders({ fallbacks: new Map([[401, 400]]) }),
      code: "wrong-profile",
      told: 'The profile "orders" needs objects by status as rows and fallbacks.',
    },
    {
      why: "with fallbacks that are no object",
      definition: orders({ fallbacks: 400 }),
      code: "wrong-profile",
      told: 'The profile "orders" needs objects by status as rows and fallbacks.',
    },
  ])("$why", (refusal) => expectRefusal(refusal));
});

describe("defineProfile refuses a table", () => {
  it.each<Refusal>([
    {
      why: "without a 400",
      definition: orders({ rows: { 500: FIRE } }),
      code: "missing-row",
      told: 'The profile "orders" has no row 400, to which all else falls back. Add row 400.',
    },
    {
      why: "without a 500",
      definition: orders({ rows: { 400: BAD } }),
      code: "missing-row",
      told: 'The profile "orders" has no row 500, to which all else falls back. Add row 500.',
    },
    {
      why: "whose 500 is inherited",
      definition: orders({ rows: Object.assign(Object.create({ 500: FIRE }) as object, { 400: BAD }) }),
      code: "missing-row",
      told: 'The profile "orders" has no row 500',
    },
    {
      why: "with two error rows of one className",
      definition: orders({
        rows: { ...ROWS, 404: { ...BAD, className: "Mine" }, 422: { ...BAD, className: "Mine" } },
      }),
      code: "same-name",
      told: 'The profile "orders" has two rows named Mine, 404 and 422. Give one of them a className of its own.',
    },
    {
      why: "with a className that is the name of another row with its status",
      definition: orders({ rows: { ...ROWS, 404: BAD, 422: { ...BAD, className: "BadOrder404" } } }),
      code: "same-name",
      told: 'The profile "orders" has two rows named BadOrder404, 404 and 422.',
    },
    {
      why: "without a code in the first error row where the envelope needs one",
      definition: orders({
        rows: { 400: BAD, 500: { ...FIRE, code: "ORDER-2" } },
        envelope: flatErrorCode(),
      }),
      code: "missing-code",
      told: 'The profile "orders" has no code in row 400, and its envelope needs one.',
    },
    {
      why: "without a code where the envelope needs one",
      definition: orders({
        rows: { 400: { ...BAD, code: "ORDER-1" }, 500: FIRE },
        envelope: flatErrorCode(),
      }),
      code: "missing-code",
      told: 'The profile "orders" has no code in row 500, and its envelope needs one. Add code: "…" to row 500, or choose problemDetails() or a profile with codes.',
    },
  ])("$why", (refusal) => expectRefusal(refusal));
});

const ENVELOPE_CURE = "Call problemDetails(), nestedErrorCode() or flatErrorCode(), or implement Envelope.";

describe("defineProfile refuses an envelope", () => {
  it.each([
    { why: "that is null", wrong: null, received: "null" },
    { why: "without a media type", wrong: { ...envelope, mediaType: undefined }, received: "an object" },
    { why: "with an empty media type", wrong: { ...envelope, mediaType: "" }, received: "an object" },
    {
      why: "whose media type splits the header",
      wrong: { ...envelope, mediaType: "a/b\r\nX: y" },
      received: "an object",
    },
    {
      why: "that does not say whether it needs codes",
      wrong: { ...envelope, requiresCode: undefined },
      received: "an object",
    },
    { why: "without a body", wrong: { ...envelope, body: {} }, received: "an object" },
    { why: "whose schema is no function", wrong: { ...envelope, schema: {} }, received: "an object" },
  ])("$why", ({ why, wrong, received }) => {
    expectRefusal({
      why,
      definition: orders({ envelope: wrong }),
      code: "wrong-option",
      told: `The profile "orders" needs an envelope with mediaType, requiresCode and body, but received ${received}. ${ENVELOPE_CURE}`,
    });
  });
});

it("defineProfile asks for the () where it is given the maker of an envelope", () => {
  expectRefusal({
    why: "",
    definition: orders({ envelope: flatErrorCode }),
    code: "wrong-option",
    told: 'The profile "orders" needs an envelope with mediaType, requiresCode and body, but received a function. Pass what flatErrorCode() returns.',
  });
});

describe("defineProfile takes", () => {
  it.each([
    { what: "the smallest table", definition: orders({}) },
    { what: "an envelope of one's own", definition: orders({ envelope }) },
    {
      what: "a reason of Latin-1 letters",
      definition: withRow(404, { reason: "Größe fehlt", meaning: "x" }),
    },
    {
      what: "a reason outside Latin-1 that has letters with a case",
      definition: withRow(404, { reason: "Не найдено", meaning: "x" }),
    },
    {
      what: "a reason without letters that have a case, with a className",
      definition: withRow(404, { reason: "見つかりません", meaning: "x", className: "NotFound" }),
    },
    {
      what: "a row of success with any reason",
      definition: withRow(200, { reason: "✓", meaning: "x" }),
    },
    { what: "two error rows of one reason", definition: withRow(422, BAD) },
    {
      what: "a code that is a number",
      definition: withRow(404, { reason: "Gone", meaning: "x", code: 207 }),
    },
    { what: "an informational row", definition: withRow(102, { reason: "Processing", meaning: "x" }) },
    {
      what: "two rows of success of one name",
      definition: orders({
        rows: { ...ROWS, 200: { reason: "OK", meaning: "x" }, 201: { reason: "OK", meaning: "x" } },
      }),
    },
    {
      what: "a code that is given as undefined",
      definition: withRow(404, { reason: "Not Found", meaning: "x", code: undefined }),
    },
    {
      what: "a row of success without a code where the envelope needs codes",
      definition: orders({
        rows: {
          200: { reason: "OK", meaning: "x" },
          400: { ...BAD, code: "1" },
          500: { ...FIRE, code: "2" },
        },
        envelope: flatErrorCode(),
      }),
    },
  ])("$what", ({ definition }) => {
    expect(() => (defineProfile as (definition: unknown) => unknown)(definition)).not.toThrow();
  });
});
