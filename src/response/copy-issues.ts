import type { Issue } from "../errors/http-error-options";
import { lengthOf } from "../values/read-elements";
import { isArray, readProperty, readString } from "../values/read-property";
import { LIMITS, spendText, type Budget } from "./budget";

const PARTS: ReadonlySet<unknown> = new Set(["body", "query", "path", "header", "cookie"]);

/** What is told of an error's issues: the first ones, and how many there were where that is more. */
export interface ToldIssues {
  readonly issues: readonly Issue[] | undefined;
  readonly issueCount: number | undefined;
}

const NONE: ToldIssues = { issues: undefined, issueCount: undefined };

/** Copies the issues of an error, as many as are sent. */
export function copyIssues(issues: unknown, budget: Budget): ToldIssues {
  if (issues === undefined) return NONE;
  if (!isArray(issues)) {
    budget.note("The issues were left out: they were not an array.");
    return NONE;
  }
  const count = lengthOf(issues);
  const told: Issue[] = [];
  for (let index = 0; index < Math.min(count, LIMITS.issues) && budget.characters > 0; index++) {
    const issue = copyIssue(readProperty(issues, index), budget);
    if (issue === undefined)
      budget.note(`Issue ${String(index)} was left out: it has no detail or no pointer.`);
    else told.push(issue);
  }
  if (told.length === 0) return NONE;
  if (told.length === count) return { issues: told, issueCount: undefined };
  budget.note(`Of ${String(count)} issues ${String(told.length)} were sent.`);
  return { issues: told, issueCount: count };
}

function copyIssue(issue: unknown, budget: Budget): Issue | undefined {
  const detail = readString(issue, "detail");
  const pointer = readString(issue, "pointer");
  if (detail === undefined || pointer === undefined) return undefined;
  const part = readProperty(issue, "in");
  const code = readString(issue, "code");
  return {
    detail: spendText(detail, LIMITS.issueText, budget),
    pointer: spendText(pointer, LIMITS.issueText, budget),
    in: PARTS.has(part) ? (part as Issue["in"]) : undefined,
    code: code === undefined ? undefined : spendText(code, LIMITS.issueText, budget),
  };
}
