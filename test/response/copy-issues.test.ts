import { copyIssues, newBudget } from "../../src/response/limits";
import { fail } from "../support/hostile-objects";

function copied(issues: unknown, { characters, stated }: { characters?: number; stated?: unknown } = {}) {
  const notes: string[] = [];
  const budget = newBudget((note) => void notes.push(note));
  if (characters !== undefined) budget.characters = characters;
  return { ...copyIssues(issues, stated, budget), notes };
}

const issue = (detail: string) => ({ detail, pointer: "#" });

describe("copyIssues", () => {
  it("tells nothing where there are none", () => {
    expect(copied(undefined)).toEqual({ notes: [] });
    expect(copied([])).toEqual({ notes: [] });
  });

  it("takes detail, pointer, part and code, and nothing else", () => {
    const told = { detail: "too long", pointer: "#/name", in: "query", code: "max" };
    expect(copied([{ ...told, received: "s3cret" }])).toEqual({ issues: [told], notes: [] });
  });

  it.each([{ in: "cookies" }, { in: 7 }, { code: 7 }, { in: undefined, code: undefined }])(
    "leaves a member of a wrong value out: %j",
    (members) => {
      expect(copied([{ ...issue("a"), ...members }])).toEqual({ issues: [issue("a")], notes: [] });
    },
  );

  it.each([
    { what: "no detail", wrong: { pointer: "#" } },
    { what: "no pointer", wrong: { detail: "a" } },
    { what: "a detail that is a number", wrong: { detail: 7, pointer: "#" } },
    { what: "a getter that throws", wrong: Object.defineProperty(issue("a"), "detail", { get: fail }) },
    { what: "no members, being null", wrong: null },
  ])("leaves an issue with $what out, counts and notes it", ({ wrong }) => {
    expect(copied([issue("a"), wrong])).toEqual({
      issues: [issue("a")],
      issueCount: 2,
      notes: ["Issue 1 was left out: it has no detail or no pointer.", "Of 2 issues 1 were sent."],
    });
  });

  it("tells no list where no issue is right", () => {
    expect(copied([null])).toEqual({ notes: ["Issue 0 was left out: it has no detail or no pointer."] });
  });

  it.each([{ issues: "#/name" }, { issues: { 0: issue("a"), length: 1 } }, { issues: null }])(
    "leaves out what is no array: $issues",
    ({ issues }) => {
      expect(copied(issues)).toEqual({ notes: ["The issues were left out: they were not an array."] });
    },
  );

  it("tells 100 issues at most, and how many there were", () => {
    const { issues, issueCount, notes } = copied(Array.from({ length: 101 }, () => issue("a")));
    expect([issues?.length, issueCount]).toEqual([100, 101]);
    expect(notes).toEqual(["Of 101 issues 100 were sent."]);
  });

  it("does not count 100 issues that were all told", () => {
    expect(copied(Array.from({ length: 100 }, () => issue("a"))).issueCount).toBeUndefined();
  });

  it.each([
    { stated: 20_000, told: 20_000 },
    { stated: 2, told: undefined },
    { stated: 1, told: undefined },
    { stated: 1.5, told: undefined },
    { stated: "20000", told: undefined },
    { stated: -1, told: undefined },
  ])("counts $told issues where the error lists two and states $stated", ({ stated, told }) => {
    expect(copied([issue("a"), issue("b")], { stated }).issueCount).toBe(told);
  });

  it("cuts a text of more than 1024 characters", () => {
    const { issues, notes } = copied([issue("a".repeat(1_025))]);
    expect(issues?.[0]?.detail).toBe(`${"a".repeat(1_023)}…`);
    expect(notes).toHaveLength(1);
  });

  it("ends where the budget does", () => {
    const { issues, issueCount } = copied([issue("ab"), issue("cd"), issue("ef")], { characters: 6 });
    expect(issues).toEqual([issue("ab"), issue("cd")]);
    expect(issueCount).toBe(3);
  });
});
