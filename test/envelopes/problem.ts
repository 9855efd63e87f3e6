import type { Problem } from "../../src";

/** A problem with all that must be told, and what a test adds. */
export function problemWith(told: Partial<Problem> = {}): Problem {
  return { status: 404, reason: "Not Found", detail: "No such key.", type: "about:blank", ...told };
}

/** So many issues, each at an index of its own. */
export function issues(count: number): { pointer: string; detail: string }[] {
  return Array.from({ length: count }, (_, index) => ({ pointer: `#/${String(index)}`, detail: "is wrong" }));
}
