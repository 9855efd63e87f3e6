import { cutText, newBudget, spendText } from "../../src/response/budget";

describe("cutText", () => {
  it.each([
    { text: "abc", limit: 3, told: "abc" },
    { text: "abcd", limit: 3, told: "ab…" },
    { text: "", limit: 0, told: "" },
    { text: "a\u{1f600}b", limit: 3, told: "a…" },
    { text: "a\u{1f600}bc", limit: 4, told: "a\u{1f600}…" },
  ])("makes $told of $text within $limit", ({ text, limit, told }) => {
    expect(cutText(text, limit)).toBe(told);
  });
});

describe("spendText", () => {
  it("takes what it tells off the budget", () => {
    const budget = newBudget(() => undefined);
    const before = budget.characters;
    expect(spendText("abc", 10, budget)).toBe("abc");
    expect(before - budget.characters).toBe(3);
  });

  it("cuts to its limit and notes it", () => {
    const notes: string[] = [];
    expect(
      spendText(
        "abcdef",
        3,
        newBudget((note) => void notes.push(note)),
      ),
    ).toBe("ab…");
    expect(notes).toEqual(["A text of 6 characters in the details was cut."]);
  });

  it("cuts to what the budget has left", () => {
    const budget = { ...newBudget(() => undefined), characters: 4 };
    expect(spendText("abcdef", 100, budget)).toBe("abc…");
    expect(budget.characters).toBe(0);
  });
});
