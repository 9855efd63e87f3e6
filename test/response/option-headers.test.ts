import { HttpError } from "../../src";
import { headersOfOptions } from "../../src/response/error-headers";

/** The headers of an error with one option, whatever its type should be. */
function headersWith(option: "retryAfter" | "challenge" | "allow", value: unknown) {
  const notes: string[] = [];
  const error = Object.assign(new HttpError(400), { [option]: value });
  const pairs = headersOfOptions(error, (note) => void notes.push(note));
  return { pairs, notes };
}

describe("retryAfter", () => {
  it.each([
    { what: "0", value: 0, sent: "0" },
    { what: "120", value: 120, sent: "120" },
    { what: "0.2 rounded up", value: 0.2, sent: "1" },
    { what: "59.999 rounded up", value: 59.999, sent: "60" },
    { what: "a date", value: new Date(Date.UTC(2030, 0, 2, 3, 4, 5)), sent: "Wed, 02 Jan 2030 03:04:05 GMT" },
    { what: "the year 9999", value: new Date(Date.UTC(9999, 11, 31)), sent: "Fri, 31 Dec 9999 00:00:00 GMT" },
  ])("sends $what as $sent", ({ value, sent }) => {
    expect(headersWith("retryAfter", value)).toEqual({ pairs: [["Retry-After", sent]], notes: [] });
  });

  it.each([
    { what: "-1", value: -1 },
    { what: "-0.5", value: -0.5 },
    { what: "NaN", value: Number.NaN },
    { what: "Infinity", value: Number.POSITIVE_INFINITY },
    { what: "1e300", value: 1e300 },
    { what: "an invalid date", value: new Date("never") },
    { what: "a date beyond the year 9999, for which HTTP has no words", value: new Date(8.64e15) },
    { what: "a date before the year 0", value: new Date(-8.64e15) },
    { what: "a text", value: "120" },
    { what: "null", value: null },
    { what: "a look-alike of a date", value: { toUTCString: (): string => "Wed, 02 Jan 2030 03:04:05 GMT" } },
  ])("leaves $what out and notes it", ({ value }) => {
    expect(headersWith("retryAfter", value)).toEqual({
      pairs: [],
      notes: ["retryAfter was left out: it has no valid value."],
    });
  });

  it("sends nothing and notes nothing where it was not given", () => {
    expect(headersWith("retryAfter", undefined)).toEqual({ pairs: [], notes: [] });
  });
});

describe("challenge", () => {
  it.each([{ value: "Basic" }, { value: ["Basic", "Bearer"] }])("sends $value", ({ value }) => {
    expect(headersWith("challenge", value).pairs).toEqual([["WWW-Authenticate", value]]);
  });

  it.each([
    { value: "" },
    { value: [] },
    { value: 7 },
    { value: null },
    { value: [""] },
    { value: ["Basic", 7] },
  ])("leaves $value out and notes it", ({ value }) => {
    expect(headersWith("challenge", value)).toEqual({
      pairs: [],
      notes: ["challenge was left out: it has no valid value."],
    });
  });
});

describe("allow", () => {
  it.each([
    { value: ["GET", "HEAD"], sent: "GET, HEAD" },
    { value: [], sent: "" },
    { value: "GET", sent: "GET" },
  ])("sends $value as $sent", ({ value, sent }) => {
    expect(headersWith("allow", value).pairs).toEqual([["Allow", sent]]);
  });

  it.each([{ value: 7 }, { value: [7] }, { value: null }, { value: { 0: "GET" } }])(
    "leaves $value out and notes it",
    ({ value }) => {
      expect(headersWith("allow", value)).toEqual({
        pairs: [],
        notes: ["allow was left out: it has no valid value."],
      });
    },
  );
});
