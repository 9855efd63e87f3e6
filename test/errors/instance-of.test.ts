import createHttpError from "http-errors";
import { Conflict, HttpError, InternalError, NotFound } from "../../src";

describe("instanceof", () => {
  it("counts every error of the family as an HttpError", () => {
    expect(
      [new HttpError(418), new NotFound(), new InternalError()].every((e) => e instanceof HttpError),
    ).toBe(true);
  });

  it("counts by the status: a branded 404 is a NotFound, whichever class made it", () => {
    expect(new HttpError(404)).toBeInstanceOf(NotFound);
    expect(new HttpError(404)).not.toBeInstanceOf(Conflict);
  });

  it.each([
    { what: "null", value: null },
    { what: "undefined", value: undefined },
    { what: "a string", value: "NotFound" },
    { what: "a plain Error with a status", value: Object.assign(new Error("x"), { status: 404 }) },
    { what: "an error of http-errors", value: createHttpError(404) },
    {
      what: "an object of the same names",
      value: { name: "NotFound", status: 404, expose: true, message: "x" },
    },
    { what: "the prototype of the class", value: NotFound.prototype },
  ])("counts $what as none of the family", ({ value }) => {
    expect(value instanceof HttpError).toBe(false);
    expect(value instanceof NotFound).toBe(false);
  });

  it("checks a subclass of a user's by its prototype", () => {
    class KeyNotFound extends NotFound {}
    class KeyDisabled extends NotFound {}
    const error = new KeyNotFound();
    expect(error).toBeInstanceOf(KeyNotFound);
    expect(error).toBeInstanceOf(NotFound);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).not.toBeInstanceOf(KeyDisabled);
    expect(new NotFound()).not.toBeInstanceOf(KeyNotFound);
    expect(Object.create(KeyNotFound.prototype)).not.toBeInstanceOf(KeyNotFound);
  });
});

describe("with http-errors", () => {
  it("passes for one of its errors", () => {
    const error = new NotFound();
    expect(error).toBeInstanceOf(createHttpError.HttpError);
    expect(createHttpError.isHttpError(error)).toBe(true);
  });

  it("passes for one of its errors as a subclass of a user's too", () => {
    class KeyNotFound extends NotFound {}
    expect(new KeyNotFound()).toBeInstanceOf(createHttpError.HttpError);
  });

  it("is passed on by createHttpError as it is, where the status is the same", () => {
    const error = new NotFound("No such key.");
    expect(createHttpError(404, error)).toBe(error);
    expect(error).toMatchObject({ name: "NotFound", message: "No such key.", status: 404, expose: true });
  });
});
