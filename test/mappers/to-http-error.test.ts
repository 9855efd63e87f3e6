import { Conflict, HttpError, InternalError, NotFound, type Mapper } from "../../src";
import { toHttpError } from "../../src/mappers/to-http-error";
import { revokedProxy, throwingProxy } from "../support/hostile-objects";

function mapped(thrown: unknown, ...mappers: readonly Mapper[]) {
  const notes: string[] = [];
  const { httpError: error, mapper } = toHttpError(thrown, mappers, (note) => notes.push(note));
  return { error, mapper, notes };
}

/** A mapper as JavaScript writes it. */
function untyped(mapper: (error: unknown) => unknown): Mapper {
  return mapper as Mapper;
}

const foreign = new Error("disk full");
const knowsNothing: Mapper = () => undefined;
const knowsAll: Mapper = (error) => new Conflict("Known.", { cause: error });

describe("toHttpError", () => {
  it("is the thrown error itself where that is one of ours", () => {
    const thrown = new NotFound();
    const mapper = jest.fn(knowsAll);
    expect(mapped(thrown, mapper).error).toBe(thrown);
    expect(mapper).not.toHaveBeenCalled();
  });

  it("is the thrown error itself where another copy of the package made it", () => {
    const thrown = { [Symbol.for("express-error-profiles.status")]: 409 };
    expect(mapped(thrown, knowsAll).error).toBe(thrown);
  });

  it.each([
    { what: "an Error", thrown: foreign },
    { what: "undefined", thrown: undefined },
    { what: "null", thrown: null },
    { what: "a text", thrown: "not found" },
    { what: "404", thrown: 404 },
    { what: "a symbol", thrown: Symbol("x") },
    { what: "a function", thrown: () => undefined },
    { what: "a Proxy that throws", thrown: throwingProxy() },
    { what: "a revoked Proxy", thrown: revokedProxy() },
  ])("is an internal error for $what that no mapper knows, with it as the cause", ({ thrown }) => {
    const { error, notes } = mapped(thrown, knowsNothing);
    expect(error).toBeInstanceOf(InternalError);
    expect(Object.is(error.cause, thrown)).toBe(true);
    expect(error).toMatchObject({ message: "Internal Server Error", expose: false });
    expect(notes).toEqual([]);
  });

  it("takes no stack trace of its own for an internal error, since the cause has one", () => {
    expect(mapped(foreign).error.stack).toBe("InternalError: Internal Server Error");
  });

  it("is what the first mapper makes of it that knows it", () => {
    const never = jest.fn(knowsAll);
    const { error, notes } = mapped(
      foreign,
      knowsNothing,
      (cause) => new HttpError(418, "First.", { cause }),
      never,
    );
    expect(error).toMatchObject({ status: 418, message: "First.", cause: foreign });
    expect(never).not.toHaveBeenCalled();
    expect(notes).toEqual([]);
  });

  it("lets a mapper note something", () => {
    const { error, notes } = mapped(foreign, (_error, note) => {
      note("Something was left out.");
      return undefined;
    });
    expect(error).toBeInstanceOf(InternalError);
    expect(notes).toEqual(["Something was left out."]);
  });

  it.each([
    { what: "an Error", thrown: new Error("oops"), told: "oops" },
    { what: "undefined", thrown: undefined, told: "undefined" },
    { what: "a Proxy that throws", thrown: throwingProxy(), told: "an object" },
  ])("passes over a mapper that throws $what, and notes it", ({ thrown, told }) => {
    const { error, notes } = mapped(
      foreign,
      function failing() {
        throw thrown;
      },
      knowsAll,
    );
    expect(error).toBeInstanceOf(Conflict);
    expect(notes).toEqual([`The mapper failing threw: ${told}`]);
  });

  it.each([
    { what: "null", returned: null, told: "null" },
    { what: "a status", returned: 404, told: "404" },
    { what: "a plain Error", returned: new Error("x"), told: "an object" },
    { what: "an object with a status", returned: { status: 404 }, told: "an object" },
  ])("passes over a mapper that returns $what, and notes it", ({ returned, told }) => {
    const { error, notes } = mapped(
      foreign,
      untyped(function wrong() {
        return returned;
      }),
      knowsAll,
    );
    expect(error).toBeInstanceOf(Conflict);
    expect(notes).toEqual([`The mapper wrong returned ${told} instead of an HttpError or undefined.`]);
  });

  it.each([
    { what: "without a name", mapper: untyped(() => 404) },
    {
      what: "whose name is no text",
      mapper: Object.defineProperty(
        untyped(() => 404),
        "name",
        { value: 42 },
      ),
    },
  ])("notes a mapper $what as one without a name", ({ mapper }) => {
    expect(mapped(foreign, mapper).notes).toEqual([
      "The mapper without a name returned 404 instead of an HttpError or undefined.",
    ]);
  });

  it("does not change the thrown value", () => {
    const thrown = Object.freeze(Object.assign(new Error("x"), { status: 404 }));
    expect(mapped(thrown, knowsAll).error.cause).toBe(thrown);
  });

  it.each([
    { what: "a promise that was thrown", act: () => mapped(Promise.reject(new Error("lost"))) },
    {
      what: "the promise of an asynchronous mapper",
      act: () =>
        mapped(
          foreign,
          untyped(() => Promise.reject(new Error("lost"))),
        ),
    },
  ])("leaves no rejection of $what unhandled", async ({ act }) => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", listener);
    expect(act().error).toBeInstanceOf(InternalError);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", listener);
    expect(unhandled).toEqual([]);
  });
});
