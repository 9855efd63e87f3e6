import { formatReport } from "../../src/report/report";
import { reportOf } from "./report-of";

/** The lines of a record that name an error. */
function errorLines(error: unknown): string[] {
  const lines = formatReport(reportOf(error)).split("\n").slice(1);
  return lines.filter((line) => !line.startsWith("    "));
}

describe("formatReport of an error with others inside", () => {
  it("lists the first three errors of an AggregateError, then its cause", () => {
    const inside = [1, 2, 3, 4].map((port) => new Error(`connect ECONNREFUSED 10.0.0.${String(port)}`));
    const error = Object.assign(new AggregateError(inside, "", { cause: new Error("pool") }), {
      code: "ECONNREFUSED",
    });
    expect(errorLines(error)).toEqual([
      "  AggregateError [ECONNREFUSED]",
      "  containing Error: connect ECONNREFUSED 10.0.0.1",
      "  containing Error: connect ECONNREFUSED 10.0.0.2",
      "  containing Error: connect ECONNREFUSED 10.0.0.3",
      "  caused by Error: pool",
    ]);
  });

  it("lists both errors of a SuppressedError, which older versions of Node lack", () => {
    class SuppressedError extends Error {
      readonly error = new Error("close failed");
      readonly suppressed = new Error("write failed");
    }
    expect(errorLines(new SuppressedError("both"))).toEqual([
      "  SuppressedError: both",
      "  containing Error: close failed",
      "  containing Error: write failed",
    ]);
  });

  it("lists eight errors at most, each once", () => {
    const same = new Error("same");
    const tree = (depth: number): Error =>
      depth === 0 ? same : new AggregateError([tree(depth - 1), tree(depth - 1), new Error(String(depth))]);
    const lines = errorLines(tree(6));
    expect(lines).toHaveLength(8);
    expect(lines.filter((line) => line.endsWith("same")).length).toBeLessThan(2);
  });

  it("skips a cause that is a function, as that of a VError", () => {
    const error = Object.assign(new Error("a"), { cause: () => new Error("b") });
    expect(errorLines(error)).toEqual(["  Error: a"]);
  });

  it("shows the name of the class if the name is that of every error", () => {
    class QuotaError extends Error {}
    expect(errorLines(new QuotaError("no more"))).toEqual(["  QuotaError: no more"]);
    expect(errorLines({ name: "Error", message: "plain" })).toEqual(["  Error: plain"]);
  });

  it("asks no error with more than 100 issues for its message, which it may compute from them", () => {
    const error = Object.defineProperty(new Error(), "message", {
      get: () => {
        throw new Error("read");
      },
    });
    expect(errorLines(Object.assign(error, { issues: Array.from({ length: 101 }) }))).toEqual([
      "  Error: 101 issues",
    ]);
  });

  it.each([
    {
      what: "listed behind it",
      message: 'Failed query: insert into "users" values ($1)\nparams: $2b$10$hash,eve',
      line: '  Error: Failed query: insert into "users" values ($1) (parameters left out)',
    },
    {
      what: "put into it",
      message: "insert into `users` (`password`) values ('$2b$10$hash - x') - Duplicate entry",
      line: "  Error: (query left out) - Duplicate entry",
    },
    { what: "absent", message: "select nothing", line: "  Error: select nothing" },
  ])("leaves out the parameters of a query where they are $what", ({ message, line }) => {
    expect(errorLines(new Error(message))).toEqual([line]);
  });
});
