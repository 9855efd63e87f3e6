import { BAD, expectRefusal, orders, ROWS, withRow, type Refusal } from "./refusal";

describe("defineProfile refuses a row", () => {
  it.each<Refusal>([
    ...["600", "999", "99", "4xx", "0404", "4040", "notFound", "40.4", "-400"].map((status) => ({
      why: `of the status ${status}`,
      definition: withRow(status, BAD),
      code: "wrong-row" as const,
      told: `Row ${status} of the profile "orders" has a key that is not a status. Use a number from 100 to 599.`,
    })),
    {
      why: "that is a text",
      definition: withRow(404, "Not Found"),
      code: "wrong-row",
      told: 'Row 404 of the profile "orders" is the string "Not Found". Write { reason: "…", meaning: "…" }.',
    },
    {
      why: "that is null",
      definition: withRow(404, null),
      code: "wrong-row",
      told: 'Row 404 of the profile "orders" is null.',
    },
    {
      why: "with a mistyped member",
      definition: withRow(404, { reason: "Not Found", meanings: "x" }),
      code: "unknown-option",
      told: 'Row 404 of the profile "orders" received an unknown option "meanings". Did you mean "meaning"?',
    },
    ...[
      undefined,
      "",
      "  ",
      404,
      "Not\nFound",
      "Not\r\nFound: x",
      "Not\u0000Found",
      "Not\u007fFound",
      "Not\u2028Found",
      "Not \ud83d",
    ].map((reason) => ({
      why: `with the reason ${JSON.stringify(reason)}`,
      definition: withRow(404, { reason, meaning: "x" }),
      code: "wrong-row" as const,
      told: 'Row 404 of the profile "orders" has a reason that is not a line of text: ',
    })),
    ...["???", "404", "見つかりません"].map((reason) => ({
      why: `with the reason ${reason}, which has no letters with a case, and no className`,
      definition: withRow(404, { reason, meaning: "x" }),
      code: "wrong-row" as const,
      told: `Row 404 of the profile "orders" has a reason that makes no class name: the string "${reason}". Add className: "…" to it.`,
    })),
    ...["", "Not Found", "4xx", 404, null].map((className) => ({
      why: `with the className ${JSON.stringify(className)}`,
      definition: withRow(404, { reason: "Not Found", meaning: "x", className }),
      code: "wrong-row" as const,
      told: 'Row 404 of the profile "orders" has a className that is not a name: ',
    })),
    {
      why: "without a meaning",
      definition: withRow(404, { reason: "Not Found" }),
      code: "wrong-row",
      told: 'Row 404 of the profile "orders" has no meaning: undefined. Say in a sentence what the status means.',
    },
    {
      why: "with an empty meaning",
      definition: withRow(404, { reason: "Not Found", meaning: "" }),
      code: "wrong-row",
      told: 'Row 404 of the profile "orders" has no meaning: the string "".',
    },
    {
      why: "with a code that is no finite number",
      definition: withRow(404, { reason: "Not Found", meaning: "x", code: Infinity }),
      code: "wrong-row",
      told: 'Row 404 of the profile "orders" has a code that is neither a text nor a number: Infinity. Use a string or a number, or leave it out.',
    },
    {
      why: "with an empty code",
      definition: withRow(404, { reason: "Not Found", meaning: "x", code: "" }),
      code: "wrong-row",
      told: 'Row 404 of the profile "orders" has a code that is neither a text nor a number: the string "".',
    },
  ])("$why", (refusal) => expectRefusal(refusal));
});

describe("defineProfile refuses a fallback", () => {
  it.each<Refusal>([
    {
      why: "to a row that is not there",
      definition: orders({ fallbacks: { 401: 403 } }),
      code: "wrong-fallback",
      told: 'The profile "orders" has a fallback of 401 to 403, which is not an error row of it. Name one of its error rows.',
    },
    {
      why: "to a row of success",
      definition: orders({ rows: { ...ROWS, 200: { reason: "OK", meaning: "x" } }, fallbacks: { 401: 200 } }),
      code: "wrong-fallback",
      told: 'The profile "orders" has a fallback of 401 to 200, which is not an error row of it.',
    },
    {
      why: "to a text",
      definition: orders({ fallbacks: { 401: "400" } }),
      code: "wrong-fallback",
      told: 'The profile "orders" has a fallback of 401 to the string "400", which is not an error row of it.',
    },
    {
      why: "of a row that is there",
      definition: orders({ fallbacks: { 400: 500 } }),
      code: "wrong-fallback",
      told: 'The profile "orders" has a fallback of 400, which it lists itself. Remove the fallback or row 400.',
    },
    ...["200", "304", "600", "4xx", "1404", "4044"].map((from) => ({
      why: `of ${from}`,
      definition: orders({ fallbacks: { [from]: 400 } }),
      code: "wrong-fallback" as const,
      told: `The profile "orders" has a fallback of ${from}, which is not the status of an error. Use numbers from 400 to 599.`,
    })),
  ])("$why", (refusal) => expectRefusal(refusal));
});
