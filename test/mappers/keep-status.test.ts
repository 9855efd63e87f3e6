import { HttpError } from "../../src";
import { keepStatus } from "../../src/mappers/trust-status";
import { throwingProxy } from "../support/hostile-objects";

function ignore(): void {
  // These errors have nothing to note.
}

class HiddenError extends Error {
  get expose(): boolean {
    return false;
  }
}

describe("keepStatus", () => {
  it("keeps status, message and safe headers, and has the error as its cause", () => {
    const notes: string[] = [];
    const error = Object.assign(new Error("Slow down."), {
      code: "E1",
      headers: { "Retry-After": "5", "Set-Cookie": "a=b" },
    });
    const kept = keepStatus(error, 429, (sentence) => notes.push(sentence));
    expect(kept).toBeInstanceOf(HttpError);
    expect(kept).toMatchObject({
      status: 429,
      message: "Slow down.",
      headers: { "Retry-After": "5" },
      cause: error,
    });
    expect(kept.code).toBeUndefined();
    expect(notes).toEqual(['The header "Set-Cookie" of a foreign error was left out.']);
  });

  it.each<{ what: string; error: unknown; status: number; own: boolean | undefined }>([
    {
      what: "an error of its own",
      error: Object.assign(new Error("x"), { expose: false }),
      status: 404,
      own: false,
    },
    { what: "a class that differs from its status", error: new HiddenError("x"), status: 404, own: false },
    {
      what: "a 5xx that is to be shown",
      error: Object.assign(new Error("x"), { expose: true }),
      status: 503,
      own: true,
    },
    { what: "a class that agrees with its status", error: new HiddenError("x"), status: 503, own: undefined },
    { what: "an error that says nothing", error: new Error("x"), status: 404, own: undefined },
    {
      what: "one that says what is no boolean",
      error: Object.assign(new Error("x"), { expose: 1 }),
      status: 404,
      own: undefined,
    },
  ])("takes expose over as $own from $what", ({ error, status, own }) => {
    const kept = keepStatus(error, status, ignore);
    expect(Object.hasOwn(kept, "expose") ? kept.expose : undefined).toBe(own);
  });

  it("keeps no message where there is none to read", () => {
    expect(keepStatus(throwingProxy(), 404, ignore).message).toBe("Not Found");
  });
});
