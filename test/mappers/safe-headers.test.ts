import { isSafeHeader, safeHeadersOf } from "../../src/mappers/trust-status";
import { throwingProxy, whilePolluted } from "../support/hostile-objects";

const SAFE = [
  "Retry-After",
  "Allow",
  "Accept",
  "WWW-Authenticate",
  "Proxy-Authenticate",
  "RateLimit",
  "RateLimit-Policy",
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "ratelimit-reset",
];
const UNSAFE = [
  "Set-Cookie",
  "Transfer-Encoding",
  "Content-Length",
  "Content-Type",
  "Location",
  "Server",
  "X-Retry-After",
  "Retry-After-Ms",
  "Accept-Ranges",
  "Access-Control-Allow-Origin",
  "RateLimited",
  "RateLimit-Policy: x\r\nSet-Cookie",
  "",
];

describe("isSafeHeader", () => {
  it.each(SAFE)("lets %s leave, in whatever case", (name) => {
    expect(
      [name, name.toLowerCase(), name.toUpperCase()].every((written) => isSafeHeader(written, 503)),
    ).toBe(true);
  });

  it.each(UNSAFE)("keeps %p", (name) => {
    expect(isSafeHeader(name, 503)).toBe(false);
  });

  it("lets Content-Range leave with a 416 alone", () => {
    expect(isSafeHeader("Content-Range", 416)).toBe(true);
    expect(isSafeHeader("content-range", 416)).toBe(true);
    expect(isSafeHeader("Content-Range", 400)).toBe(false);
    expect(isSafeHeader("Content-Length", 416)).toBe(false);
  });
});

describe("safeHeadersOf", () => {
  it("takes the safe ones and notes each of the others by its name alone", () => {
    const notes: string[] = [];
    const headers = { "Retry-After": "120", "Set-Cookie": "session=secret", Allow: "GET" };
    expect(safeHeadersOf({ headers }, 429, (note) => notes.push(note))).toEqual({
      "Retry-After": "120",
      Allow: "GET",
    });
    expect(notes).toEqual(['The header "Set-Cookie" of a foreign error was left out.']);
  });

  it("cuts a long name in its note", () => {
    const notes: string[] = [];
    safeHeadersOf({ headers: { ["x".repeat(9_000)]: "y" } }, 429, (note) => notes.push(note));
    expect(notes).toEqual([`The header "${"x".repeat(80)}" of a foreign error was left out.`]);
  });

  it.each([{ headers: undefined }, { headers: null }, { headers: "Allow: GET" }, { headers: 42 }])(
    "are none where the headers are $headers",
    (error) => {
      expect(safeHeadersOf(error, 405, ignore)).toBeUndefined();
    },
  );

  it("notes headers that cannot be listed", () => {
    const notes: string[] = [];
    expect(safeHeadersOf({ headers: throwingProxy() }, 405, (note) => notes.push(note))).toEqual({});
    expect(notes).toEqual(["The headers of a foreign error could not be read."]);
  });

  it("reads a value that throws as undefined", () => {
    const headers = Object.defineProperty({}, "Allow", {
      enumerable: true,
      get() {
        throw new Error("The getter threw.");
      },
    });
    expect(safeHeadersOf({ headers }, 405, ignore)).toEqual({ Allow: undefined });
  });

  it("takes nothing from Object.prototype", () => {
    whilePolluted("headers", { Allow: "GET" }, () => {
      expect(safeHeadersOf(new Error("x"), 405, ignore)).toBeUndefined();
    });
  });
});

function ignore(): void {
  // These headers have nothing to note.
}
