import type { Row, Rows } from "../envelopes/problem";

/** What the problem type of a row is made of. */
interface StatusAndReason {
  readonly status: number;
  readonly reason: string;
}

/**
 * The problem type of a row, which is also the address of the page about it: "Server Unavailable" is
 * `…/server-unavailable` (RFC 9457 section 3.1.1).
 */
export function problemType(rows: Rows, row: StatusAndReason, base: string): string {
  return `${base.replace(/(?<!\/)\/+$/, "")}/${typeEnding(rows, row)}`;
}

/**
 * How the problem type of a row ends: its reason in kebab-case. If another error row has the same reason, the status is
 * appended. Rows of success do not count for an error row.
 */
export function typeEnding(rows: Rows, { status, reason }: StatusAndReason): string {
  const ending = kebabCase(reason);
  const isOther = ([key, other]: [string, Row]): boolean =>
    Number(key) !== status && (Number(key) >= 400 || status < 400) && kebabCase(other.reason) === ending;
  if (ending === "") return String(status);
  return Object.entries(rows).some(isOther) ? `${ending}-${String(status)}` : ending;
}

function kebabCase(reason: string): string {
  const words = reason.replaceAll("'", "").split(/[^\p{L}\p{N}]/u);
  return encodeURIComponent(
    words
      .filter((word) => word !== "")
      .join("-")
      .toLowerCase(),
  );
}
