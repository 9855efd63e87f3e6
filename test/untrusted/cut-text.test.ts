import { cutText } from "../../src/untrusted";

describe("cutText", () => {
  it.each([
    { text: "abc", limit: 3, told: "abc" },
    { text: "abcd", limit: 3, told: "ab…" },
    { text: "", limit: 0, told: "" },
    { text: "a", limit: 0, told: "" },
    { text: "", limit: -1, told: "" },
    { text: "a\u{1f600}b", limit: 3, told: "a…" },
    { text: "a\u{1f600}bc", limit: 4, told: "a\u{1f600}…" },
  ])("makes $told of $text within $limit", ({ text, limit, told }) => {
    expect(cutText(text, limit)).toBe(told);
  });
});
