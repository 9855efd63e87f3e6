import type { Problem } from "./problem";

/** So many issues fit into a sentence that a person still reads. */
const MAX_ISSUES = 3;

/** The detail of a problem with its first issues, for a shape that has no place for a list. */
export function detailWithIssues({ detail, issues, issueCount }: Problem): string {
  if (issues === undefined) return detail;
  const told = issues.slice(0, MAX_ISSUES).map((issue) => `${issue.pointer}: ${issue.detail}`);
  const more = (issueCount ?? issues.length) - told.length;
  if (more > 0) told.push(`and ${String(more)} more`);
  return `${detail} (${told.join("; ")})`;
}
