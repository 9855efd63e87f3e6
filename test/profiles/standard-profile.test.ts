import { STATUS_CODES } from "node:http";
import { NotFound, problemDetails, ServerUnavailable, standardProfile } from "../../src";
import { standardPhrase } from "../../src/errors/status-phrases";
import { tableRows } from "../docs/markdown";

const ROWS = Object.entries(standardProfile.rows).map(([status, row]) => ({
  status: Number(status),
  ...row,
}));

/** In Node's list, and not in the registry. */
const NOT_REGISTERED = [418, 509];

describe("standardProfile", () => {
  it("lists the registered statuses of errors and no others, in their order", () => {
    const registered = Object.keys(STATUS_CODES)
      .map(Number)
      .filter((status) => status >= 400 && !NOT_REGISTERED.includes(status));
    expect(ROWS.map(({ status }) => status)).toEqual(registered);
  });

  it.each(ROWS)("words $status as RFC 9110 does", ({ status, reason }) => {
    expect(reason).toBe(standardPhrase(status));
  });

  it("has the rows that its page publishes", () => {
    const rows = ROWS.map(({ status, reason, meaning }) => [String(status), reason, meaning]);
    expect(rows).toEqual(tableRows("docs/profiles.md", "table: standardProfile"));
  });

  it("has a meaning of its own for each row, a sentence that is no reason", () => {
    const meanings = ROWS.map(({ meaning }) => meaning);
    expect(new Set(meanings).size).toBe(ROWS.length);
    expect(meanings.filter((meaning) => !/^[A-Z].+ .+\.$/.test(meaning))).toEqual([]);
  });

  it("has a class for every row", () => {
    expect(Object.keys(standardProfile.errors)).toHaveLength(ROWS.length);
    expect(new standardProfile.errors.URITooLong()).toMatchObject({ status: 414, name: "URITooLong" });
    expect(new standardProfile.errors.HTTPVersionNotSupported().status).toBe(505);
  });

  it("has the documented class where there is one, by the reason of this table", () => {
    expect(standardProfile.errors.NotFound).toBe(NotFound);
    expect(standardProfile.errors.ServiceUnavailable).toBe(ServerUnavailable);
  });

  it("is called standard, tells problem details and has no fallbacks of its own", () => {
    expect(standardProfile).toMatchObject({ name: "standard", envelope: problemDetails(), fallbacks: {} });
  });
});
