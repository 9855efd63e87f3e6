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
  return `${withoutLastSlashes(base)}/${typeEnding(rows, row)}`;
}

/** An address, or a path, without the slashes that it ends in. */
export function withoutLastSlashes(address: string): string {
  return address.replace(/(?<!\/)\/+$/, "");
}

/**
 * How the problem type of a row ends: its reason in kebab-case, or its status if that leaves nothing. If another error row
 * would end in the same way, with or without its status, the status is appended. Rows of success do not count for an error
 * row.
 */
export function typeEnding(rows: Rows, row: StatusAndReason): string {
  const { status } = row;
  const ending = plainEnding(row);
  const isOther = ([key, { reason }]: [string, Row]): boolean => {
    if (Number(key) === status || (Number(key) < 400 && status >= 400)) return false;
    const other = plainEnding({ status: Number(key), reason });
    return other === ending || `${other}-${key}` === ending;
  };
  return Object.entries(rows).some(isOther) ? `${ending}-${String(status)}` : ending;
}

function plainEnding({ status, reason }: StatusAndReason): string {
  return kebabCase(reason) || String(status);
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
