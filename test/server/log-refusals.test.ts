import { HttpError, type ErrorReport } from "../../src";
import { logRefusals } from "../../src/server/log-refusals";
import { requestBytes } from "../support/raw-http";
import { useRefusingServer } from "./refusing-server";

const MINUTE = 60_000;

describe("the default log of refusals", () => {
  let lines: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    lines = jest.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.useRealTimers();
    lines.mockRestore();
  });

  it("writes the first refusal at once, and one line a minute for all that follow", () => {
    const log = logRefusals();
    log(...refusal(400, "HPE_INVALID_METHOD"));
    expect(lines.mock.calls).toEqual([["1 request refused before Express: 400 HPE_INVALID_METHOD (1)"]]);
    for (let count = 0; count < 1000; count++) log(...refusal(431, "HPE_HEADER_OVERFLOW"));
    log(...refusal(400));
    expect(lines).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(MINUTE);
    expect(lines.mock.calls[1]).toEqual([
      "1001 requests refused before Express: 431 HPE_HEADER_OVERFLOW (1000), 400 The request has no Host header. (1)",
    ]);
  });

  it("is quiet after a minute without refusals, until the next", () => {
    const log = logRefusals();
    log(...refusal(400));
    jest.advanceTimersByTime(3 * MINUTE);
    expect(lines).toHaveBeenCalledTimes(1);
    log(...refusal(400));
    expect(lines).toHaveBeenCalledTimes(2);
    expect(jest.getTimerCount()).toBe(1);
  });

  it("goes on where the console throws", () => {
    const log = logRefusals();
    log(...refusal(400));
    log(...refusal(400));
    lines.mockImplementation(() => {
      throw new Error("The console is closed.");
    });
    expect(() => jest.advanceTimersByTime(MINUTE)).not.toThrow();
  });
});

it("the default log of refusals does not keep a process from ending", () => {
  const lines = jest.spyOn(console, "error").mockImplementation(() => undefined);
  // Those that keep the process alone.
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  logRefusals()(...refusal(400));
  expect(timers()).toBe(before);
  lines.mockRestore();
});

describe("without onError", () => {
  const server = useRefusingServer({ logged: true });

  it("a refusal is logged without a byte of the request", async () => {
    const lines = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const connection = await server.open();
    connection.send(requestBytes({ headers: ["Authorization secret"] }));
    expect((await connection.receive()).status).toBe(400);
    expect(lines.mock.calls).toEqual([
      ["1 request refused before Express: 400 HPE_INVALID_HEADER_TOKEN (1)"],
    ]);
    lines.mockRestore();
  });
});

function refusal(status: number, code?: string): [ErrorReport, never, never] {
  const cause = code === undefined ? undefined : Object.assign(new Error("x"), { code });
  const error = new HttpError(status, "The request has no Host header.", { cause });
  const report = { error, thrownStatus: status } as unknown as ErrorReport;
  return [report, undefined as never, undefined as never];
}
