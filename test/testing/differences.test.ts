import { AnyText, difference, differences } from "../../src/testing/error-response";

const ANY_TEXT = new AnyText("", "", false);

describe("differences", () => {
  it.each([
    { what: "the same texts", expected: "a", received: "a", told: [] },
    {
      what: "a text and another",
      expected: "a",
      received: "b",
      told: ['  body: expected "a", received "b"'],
    },
    { what: "any text and one", expected: ANY_TEXT, received: "b", told: [] },
    {
      what: "any text and none",
      expected: ANY_TEXT,
      received: undefined,
      told: ["  body: expected any text, received nothing"],
    },
    { what: "any code and a number", expected: new AnyText("", "", true), received: 7, told: [] },
    { what: "a text like another", expected: new AnyText("a", "z", false), received: "abz", told: [] },
    {
      what: "a text that is too short for its ends",
      expected: new AnyText("ab", "ba", false),
      received: "aba",
      told: ['  body: expected a text like "ab…ba", received "aba"'],
    },
    {
      what: "any text and a number",
      expected: ANY_TEXT,
      received: 7,
      told: ["  body: expected any text, received 7"],
    },
    {
      what: "an object and null",
      expected: { a: 1 },
      received: null,
      told: ['  body: expected {"a":1}, received null'],
    },
    {
      what: "an object and a text",
      expected: { a: 1 },
      received: "a",
      told: ['  body: expected {"a":1}, received "a"'],
    },
    {
      what: "null and an object",
      expected: null,
      received: {},
      told: ["  body: expected null, received {}"],
    },
    { what: "null and null", expected: null, received: null, told: [] },
    {
      what: "members, of which one is another and one is missing",
      expected: { a: { b: 1, c: 2 }, d: ANY_TEXT },
      received: { a: { b: 2 }, d: "x", more: true },
      told: ["  body.a.b: expected 1, received 2", "  body.a.c: expected 2, received nothing"],
    },
  ])("are told of $what", ({ expected, received, told }) => {
    expect(differences("body", expected, received)).toEqual(told);
  });

  it("of a text within another are told with what any text stands for", () => {
    expect(difference("body", { a: ANY_TEXT }, "b")).toEqual(['  body: expected {"a":"…"}, received "b"']);
  });
});
