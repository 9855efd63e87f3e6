import { defaultLogger } from "../../src";
import { reportOf } from "./report-of";

describe("defaultLogger", () => {
  const log = jest.spyOn(console, "error");
  beforeEach(() => {
    log.mockReset();
  });
  afterAll(() => {
    log.mockRestore();
  });

  const closed = Object.assign(new Error("aborted"), { code: "ECONNRESET" });

  it.each([
    { what: "an answered 500", report: reportOf(new Error("a")) },
    { what: "an answered 503", report: reportOf(new Error("a"), { status: 503 }) },
    { what: "a late 500", report: reportOf(new Error("a"), { outcome: "late" }) },
    { what: "a torn 500", report: reportOf(new Error("a"), { outcome: "torn" }) },
    { what: "a torn 404", report: reportOf(new Error("a"), { outcome: "torn", status: 404 }) },
    { what: "an aborted 500 of the server's own", report: reportOf(new Error("a"), { outcome: "aborted" }) },
    { what: "an answered ECONNRESET, which is an upstream's", report: reportOf(closed) },
    {
      what: "a failure of the server that the profile answers as a 404",
      report: reportOf(new Error("a"), { status: 404, thrownStatus: 503 }),
    },
    {
      what: "a 500 of the server's own that the profile answers as a 400",
      report: reportOf(new Error("a"), { status: 400, thrownStatus: 500 }),
    },
    {
      what: "an error of the client that the profile answers as a 500",
      report: reportOf(new Error("a"), { status: 500, thrownStatus: 404 }),
    },
    { what: "a torn ECONNRESET", report: reportOf(closed, { outcome: "torn" }) },
    { what: "an aborted 500 of a numeric code", report: reportOf({ code: 7 }, { outcome: "aborted" }) },
  ])("writes one record of $what", ({ report }) => {
    defaultLogger(report);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledWith(expect.stringMatching(/^GET \/keys\/7 \d{3}/));
  });

  it.each([
    { what: "an answered 404", report: reportOf(new Error("a"), { status: 404 }) },
    { what: "a late 400", report: reportOf(new Error("a"), { status: 400, outcome: "late" }) },
    { what: "an aborted 400", report: reportOf(closed, { status: 400, outcome: "aborted" }) },
    ...["ABORT_ERR", "ECONNABORTED", "ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].map((code) => ({
      what: `an aborted 500 of code ${code}`,
      report: reportOf({ code }, { outcome: "aborted" }),
    })),
  ])("writes nothing of $what", ({ report }) => {
    defaultLogger(report);
    expect(log).not.toHaveBeenCalled();
  });
});
