import { detailWithIssues } from "../../src/envelopes/problem";
import { issues, problemWith } from "./problem";

describe("detailWithIssues", () => {
  it("is the detail alone where there are no issues", () => {
    expect(detailWithIssues(problemWith())).toBe("No such key.");
  });

  it.each([
    { count: 1, told: "No such key. (#/0: is wrong)" },
    { count: 3, told: "No such key. (#/0: is wrong; #/1: is wrong; #/2: is wrong)" },
    { count: 4, told: "No such key. (#/0: is wrong; #/1: is wrong; #/2: is wrong; and 1 more)" },
    { count: 9, told: "No such key. (#/0: is wrong; #/1: is wrong; #/2: is wrong; and 6 more)" },
  ])("tells the first three of $count issues and how many more there are", ({ count, told }) => {
    expect(detailWithIssues(problemWith({ issues: issues(count) }))).toBe(told);
  });

  it("counts the issues that were cut", () => {
    expect(detailWithIssues(problemWith({ issues: issues(2), issueCount: 250 }))).toBe(
      "No such key. (#/0: is wrong; #/1: is wrong; and 248 more)",
    );
  });
});
