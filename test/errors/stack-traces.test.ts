import { BadRequest, captureStackTraces, ConfigurationError, HttpError, InternalError } from "../../src";
import { withoutStackTrace } from "../../src/errors/stack-traces";

const FRAME = /\n {4}at /;

afterEach(() => {
  captureStackTraces("all");
});

describe("captureStackTraces", () => {
  it("takes every stack trace until it is told otherwise", () => {
    expect(new BadRequest().stack).toMatch(FRAME);
    expect(new InternalError().stack).toMatch(FRAME);
  });

  it.each([
    { which: "all", ofClientErrors: true, ofServerErrors: true },
    { which: "server-errors", ofClientErrors: false, ofServerErrors: true },
    { which: "none", ofClientErrors: false, ofServerErrors: false },
  ] as const)(
    '"$which" takes those of 4xx: $ofClientErrors, those of 5xx: $ofServerErrors',
    ({ which, ofClientErrors, ofServerErrors }) => {
      captureStackTraces(which);
      expect(FRAME.test(new BadRequest().stack ?? "")).toBe(ofClientErrors);
      expect(FRAME.test(new HttpError(499).stack ?? "")).toBe(ofClientErrors);
      expect(FRAME.test(new InternalError().stack ?? "")).toBe(ofServerErrors);
      expect(FRAME.test(new HttpError(500).stack ?? "")).toBe(ofServerErrors);
    },
  );

  it("keeps name and message in a stack without frames", () => {
    captureStackTraces("none");
    expect(new BadRequest("The name is too long.").stack).toBe("BadRequest: The name is too long.");
  });

  it("leaves errors of other classes their stack traces", () => {
    captureStackTraces("none");
    new BadRequest();
    expect(new Error("x").stack).toMatch(FRAME);
  });

  it("leaves Error.stackTraceLimit as it was", () => {
    captureStackTraces("none");
    const limit = Error.stackTraceLimit;
    new BadRequest();
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("leaves Error.stackTraceLimit as it was where an option throws", () => {
    captureStackTraces("none");
    const limit = Error.stackTraceLimit;
    const options = {
      get cause(): never {
        throw new Error("The getter threw.");
      },
    };
    expect(() => new BadRequest("x", options)).toThrow("The getter threw.");
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("makes errors where Error.stackTraceLimit is read-only", () => {
    captureStackTraces("none");
    const before = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit") ?? {};
    Object.defineProperty(Error, "stackTraceLimit", { value: 7, writable: false });
    try {
      expect(new BadRequest("x").message).toBe("x");
    } finally {
      Object.defineProperty(Error, "stackTraceLimit", before);
    }
  });

  it.each([
    { received: "some", told: 'the string "some"' },
    { received: undefined, told: "undefined" },
    { received: true, told: "true" },
  ])("refuses $told", ({ received, told }) => {
    const capture = captureStackTraces as (which: unknown) => void;
    expect(() => {
      capture(received);
    }).toThrow(`captureStackTraces takes "all", "server-errors" or "none", but received ${told}.`);
    expect(() => {
      capture(received);
    }).toThrow(ConfigurationError);
  });
});

describe("withoutStackTrace", () => {
  it("takes none of what it makes, and all afterwards", () => {
    expect(withoutStackTrace(() => new InternalError()).stack).not.toMatch(FRAME);
    expect(new InternalError().stack).toMatch(FRAME);
  });

  it("goes back to what was chosen where making throws", () => {
    captureStackTraces("server-errors");
    expect(() =>
      withoutStackTrace(() => {
        throw new Error("Nothing was made.");
      }),
    ).toThrow("Nothing was made.");
    expect(new InternalError().stack).toMatch(FRAME);
    expect(new BadRequest().stack).not.toMatch(FRAME);
  });
});

it("leaves the stack trace limit of the process as it was where an error is made with a full stack", () => {
  const limit = Error.stackTraceLimit;
  const recurse = (): never => {
    try {
      recurse();
    } catch {
      throw new BadRequest("too deep");
    }
    throw new BadRequest("too deep");
  };
  captureStackTraces("server-errors");
  try {
    for (let run = 0; run < 10; run++) {
      expect(() => recurse()).toThrow();
      expect(Error.stackTraceLimit).toBe(limit);
    }
  } finally {
    captureStackTraces("all");
  }
});
