import { HttpError } from "../../src";
import { errorClass } from "../../src/errors/documented-errors";

describe("errorClass", () => {
  it("makes a class of the given status and name", () => {
    const TooManyRequests = errorClass(429, "TooManyRequests");
    const error = new TooManyRequests("Slow down.", { retryAfter: 60 });
    expect(Object.getOwnPropertyDescriptor(TooManyRequests, "name")).toEqual({
      value: "TooManyRequests",
      configurable: true,
      enumerable: false,
      writable: false,
    });
    expect(error).toMatchObject({
      status: 429,
      name: "TooManyRequests",
      message: "Slow down.",
      retryAfter: 60,
    });
    expect(error).toBeInstanceOf(HttpError);
  });

  it("gives the one class of a status and name, however often it is asked", () => {
    expect(errorClass(410, "Gone")).toBe(errorClass(410, "Gone"));
  });

  it("gives another class for another name, whose errors are of the same kind", () => {
    const Gone = errorClass(410, "Gone");
    const Expired = errorClass(410, "Expired");
    expect(Expired).not.toBe(Gone);
    expect(new Expired()).toBeInstanceOf(Gone);
    expect(new Expired().name).toBe("Expired");
  });

  it("gives another class for another status, whose errors are of another kind", () => {
    const Gone = errorClass(410, "Gone");
    const LostGone = errorClass(424, "Gone");
    expect(new LostGone()).not.toBeInstanceOf(Gone);
  });

  it("tells what is called without new", () => {
    const Gone = errorClass(410, "Gone") as unknown as () => void;
    expect(() => {
      Gone();
    }).toThrow("Class constructor ErrorOfStatus cannot be invoked without 'new'");
  });
});
