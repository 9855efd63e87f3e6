import { newBudget, spendText } from "../../src/response/limits";

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
