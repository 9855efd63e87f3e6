import { NotFound } from "../../src";
import { formatReport } from "../../src/report/report";
import { fail } from "../support/hostile-objects";
import { SECRET } from "../support/secret";
import { reportOf } from "./report-of";

const lines = (text: string): string[] => text.split("\n");

describe("formatReport", () => {
  it("tells method, path, status and request id, then class, code, message and frames", () => {
    const error = Object.assign(new TypeError("x is undefined"), { code: "E_X" });
    const [first, second, third] = lines(formatReport(reportOf(error)));
    expect(first).toBe("GET /keys/7 500 (request r-1)");
    expect(second).toBe("  TypeError [E_X]: x is undefined");
    expect(third).toMatch(/^ {4}at .*format-report\.test\.ts/);
  });

  it("tells an outcome that is not an answer, and no request id where there is none", () => {
    const record = formatReport(reportOf(new Error("a"), { outcome: "torn", requestId: undefined }));
    expect(lines(record)[0]).toBe("GET /keys/7 500 torn");
  });

  it.each([
    { what: "a number as code", error: { name: "E", message: "m", code: 7 }, line: "  E [7]: m" },
    { what: "no code that is an object", error: { name: "E", message: "m", code: {} }, line: "  E: m" },
    { what: "an object without name and message", error: {}, line: "  an object" },
    { what: "a text", error: "out of ink", line: '  the string "out of ink"' },
    { what: "a class without its new", error: NotFound, line: "  the function NotFound" },
    { what: "a function without a name", error: Function.prototype, line: "  a function" },
    { what: "undefined", error: undefined, line: "  undefined" },
    { what: "null", error: null, line: "  null" },
  ])("tells $what", ({ error, line }) => {
    expect(lines(formatReport(reportOf(error)))[1]).toBe(line);
  });

  it("tells the causes behind it, four at most", () => {
    let error = new Error("0");
    for (let depth = 1; depth < 9; depth++) error = new Error(String(depth), { cause: error });
    const told = lines(formatReport(reportOf(error))).filter((line) => line.includes("Error: "));
    expect(told).toEqual([
      "  Error: 8",
      "  caused by Error: 7",
      "  caused by Error: 6",
      "  caused by Error: 5",
      "  caused by Error: 4",
    ]);
  });

  it("tells a cause that is no object", () => {
    expect(formatReport(reportOf(new Error("a", { cause: 7 })))).toContain("\n  caused by 7");
  });

  it("tells what an error is that has neither name nor message", () => {
    expect(lines(formatReport(reportOf({})))[1]).toBe("  an object");
  });

  it("tells a word of 256 characters whole, and cuts a longer one", () => {
    const word = "A".repeat(256);
    expect(formatReport(reportOf({}, { method: word }))).toMatch(/^A{256} /);
    expect(formatReport(reportOf({}, { method: `${word}A` }))).toMatch(/^A{255}… /);
  });

  it("ends where causes go round in a circle", () => {
    const error = new Error("a");
    error.cause = new Error("b", { cause: error });
    expect(formatReport(reportOf(error)).match(/Error: /g)).toHaveLength(2);
  });

  it("tells notes, eight at most", () => {
    const notes = Array.from({ length: 9 }, (_, index) => `Note ${String(index)}.`);
    const record = formatReport(reportOf({}, { notes }));
    expect(record).toContain("\n  note: Note 7.");
    expect(record).not.toContain("Note 8.");
  });

  it("tells no frames where the stack has none", () => {
    expect(lines(formatReport(reportOf(Object.assign(new Error("a"), { stack: "Error: a" }))))).toHaveLength(
      2,
    );
  });

  it("takes no line of a message for a frame", () => {
    const record = lines(formatReport(reportOf(new Error("a\n    at forged (x.js:1:1)"))));
    expect(record[1]).toBe("  Error: a\\u{a}    at forged (x.js:1:1)");
    expect(record[2]).toMatch(/^ {4}at .*format-report\.test\.ts/);
  });

  it("tells sixteen frames at most", () => {
    const stack = `Error: a${"\n    at f (x.js:1:1)".repeat(100)}`;
    expect(lines(formatReport(reportOf(Object.assign(new Error("a"), { stack }))))).toHaveLength(18);
  });

  it.each([
    { what: "a new line", text: "a\nGET /admin 200", told: "a\\u{a}GET /admin 200" },
    { what: "a carriage return", text: "a\rb", told: "a\\u{d}b" },
    { what: "an escape sequence", text: "\u001b[2Ja", told: "\\u{1b}[2Ja" },
    { what: "a sequence of C1", text: "\u009b2Ja", told: "\\u{9b}2Ja" },
    { what: "a change of direction", text: "a\u202eb", told: "a\\u{202e}b" },
    { what: "a separator of lines", text: "a\u2028b", told: "a\\u{2028}b" },
    { what: "half a surrogate pair", text: "a\ud800b", told: "a\\u{d800}b" },
    { what: "an invisible character beyond the first plane", text: "a\u{e0041}b", told: "a\\u{e0041}b" },
  ])("escapes $what wherever it stands", ({ text, told }) => {
    const error = { name: text, message: text, code: text, stack: `${text}${text}\n    at ${text}` };
    const parts = { method: text, path: text, requestId: text, notes: [text] };
    const record = formatReport(reportOf(error, parts));
    expect(record).not.toContain(text);
    expect(record.split(told).length).toBeGreaterThanOrEqual(8);
  });

  it("stays under 16384 characters whatever it is told", () => {
    const long = "\u0001".repeat(100_000);
    const stack = `${long}${long}${"\n    at ".concat("f".repeat(1_000)).repeat(1_000)}`;
    const make = (cause?: unknown) => ({ name: long, message: long, code: long, stack, cause });
    const error = make(make(make(make(make()))));
    const parts = {
      method: long,
      path: long,
      requestId: long,
      notes: Array.from({ length: 99 }, () => long),
    };
    expect(formatReport(reportOf(error, parts)).length).toBeLessThanOrEqual(16_384);
  });

  it("takes nothing else of an error, which can hold the server's own secrets", () => {
    const error = Object.assign(new Error("Request failed with status code 401"), {
      config: { headers: { Authorization: `Bearer ${SECRET}` } },
      response: { data: SECRET },
      [Symbol("secret")]: SECRET,
      toString: () => SECRET,
      toJSON: () => SECRET,
    });
    expect(formatReport(reportOf(new Error("a", { cause: error })))).not.toContain(SECRET);
  });

  it.each([
    { what: "throws whenever it is read", error: new Proxy(new Error("a"), { get: fail }) },
    {
      what: "has getters that throw",
      error: Object.defineProperty(new Error("a"), "message", { get: fail }),
    },
  ])("tells what it can of an error that $what", ({ error }) => {
    expect(lines(formatReport(reportOf(error))).length).toBeGreaterThanOrEqual(2);
  });
});

it("tells the status that was thrown where the profile answers with another", () => {
  const report = reportOf(new Error("a"), { status: 500, thrownStatus: 502 });
  expect(formatReport(report).split("\n")[0]).toBe("GET /keys/7 500 (thrown as 502) (request r-1)");
});
