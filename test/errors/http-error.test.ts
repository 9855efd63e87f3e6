import { HttpError } from "../../src";

/** HttpError as JavaScript sees it. */
const UntypedHttpError = HttpError as unknown as new (...given: unknown[]) => HttpError;

describe("the status of an HttpError", () => {
  it.each([{ status: 400 }, { status: 418 }, { status: 499 }, { status: 500 }, { status: 599 }])(
    "may be $status",
    ({ status }) => {
      expect(new HttpError(status)).toMatchObject({ status, statusCode: status, name: "HttpError" });
    },
  );

  it.each([
    { received: 200, told: "200" },
    { received: 99, told: "99" },
    { received: 399, told: "399" },
    { received: 600, told: "600" },
    { received: 404.5, told: "404.5" },
    { received: Number.NaN, told: "NaN" },
    { received: -404, told: "-404" },
  ])("throws a RangeError for $told, where it is written", ({ received, told }) => {
    const make = () => new UntypedHttpError(received);
    expect(make).toThrow(RangeError);
    expect(make).toThrow(
      `HttpError takes the status of an error, an integer from 400 to 599, but received ${told}.`,
    );
  });

  it.each([
    { received: "404", told: 'the string "404"' },
    { received: undefined, told: "undefined" },
    { received: null, told: "null" },
    { received: 404n, told: "the bigint 404n" },
    { received: { status: 404 }, told: "an object" },
    { received: Symbol("404"), told: "a symbol" },
  ])("throws a TypeError for $told, where it is written", ({ received, told }) => {
    const make = () => new UntypedHttpError(received);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(
      `HttpError takes the status of an error, an integer from 400 to 599, but received ${told}.`,
    );
  });
});

describe("the message of an HttpError", () => {
  it("is the one it was given", () => {
    expect(new HttpError(429, "Slow down.").message).toBe("Slow down.");
  });

  it.each([{ message: undefined }, { message: "" }, { message: null }, { message: 42 }, { message: {} }])(
    "is the standard phrase of the status where $message was given",
    ({ message }) => {
      expect(new UntypedHttpError(429, message).message).toBe("Too Many Requests");
    },
  );

  it.each([
    { status: 499, phrase: "Client Error" },
    { status: 599, phrase: "Server Error" },
  ])("is the name of the class of an unregistered $status", ({ status, phrase }) => {
    expect(new HttpError(status).message).toBe(phrase);
  });
});

describe("the options of an HttpError", () => {
  const retryAfter = new Date("2030-01-01");

  it.each([
    { name: "code", value: "KMS.0207" },
    { name: "issues", value: [{ pointer: "#/name", detail: "is missing" }] },
    { name: "headers", value: { "X-Reason": "full" } },
    { name: "expose", value: false },
    { name: "type", value: "https://example.com/full" },
    { name: "instance", value: "/keys/1" },
    { name: "extensions", value: { balance: 30 } },
    { name: "retryAfter", value: retryAfter },
    { name: "challenge", value: 'Bearer realm="keys"' },
    { name: "allow", value: ["GET", "HEAD"] },
    { name: "cause", value: new Error("disk full") },
    { name: "cause", value: null },
    { name: "cause", value: 0 },
  ])("keep $name as the property of that name", ({ name, value }) => {
    const error = new HttpError(400, "x", { [name]: value });
    expect(Object.hasOwn(error, name)).toBe(true);
    expect(Reflect.get(error, name)).toBe(value);
  });

  it("leave no property where they are not given, or given as undefined", () => {
    const own = ["stack", "message", "status"].sort();
    expect(Object.getOwnPropertyNames(new HttpError(400, "x")).sort()).toEqual(own);
    expect(
      Object.getOwnPropertyNames(new HttpError(400, "x", { code: undefined, expose: undefined })).sort(),
    ).toEqual(own);
    expect(new HttpError(400, "x")).not.toHaveProperty("cause");
  });

  it("keep a value that is wrong as it is, since throwing there would lose the real error", () => {
    expect(new HttpError(503, "x", { retryAfter: -1, headers: { "bad name": "\n" } })).toMatchObject({
      retryAfter: -1,
      headers: { "bad name": "\n" },
    });
  });

  it.each([{ options: null }, { options: "KMS.0207" }, { options: 42 }, { options: [] }])(
    "are none where $options is given, since throwing there would lose the real error",
    ({ options }) => {
      expect(new UntypedHttpError(404, "No such key.", options).message).toBe("No such key.");
    },
  );

  it("cannot change status, message, name or stack", () => {
    const options = {
      status: 200,
      message: "y",
      name: "Z",
      stack: "none",
      statusCode: 200,
      constructor: Array,
    };
    const error = new UntypedHttpError(404, "x", options);
    expect(error).toMatchObject({ status: 404, statusCode: 404, message: "x", name: "HttpError" });
    expect(error.stack).toMatch(/^HttpError: x\n/);
  });

  it("are the own ones alone, so that a polluted Object.prototype sets none", () => {
    const options = Object.create({ code: "polluted", expose: true, cause: "polluted" }) as object;
    const error = new UntypedHttpError(500, "x", options);
    expect(error).not.toHaveProperty("code");
    expect(error).not.toHaveProperty("cause");
    expect(error.expose).toBe(false);
  });

  it("do not make the cause enumerable, so that whoever copies or prints the error does not tell it", () => {
    expect(Object.keys(new HttpError(400, "x", { cause: new Error("secret") }))).toEqual(["status"]);
  });
});

describe("the defaults of an HttpError", () => {
  it.each([
    { status: 499, expose: true },
    { status: 500, expose: false },
  ])("expose a $status: $expose", ({ status, expose }) => {
    expect(new HttpError(status).expose).toBe(expose);
    expect(Object.hasOwn(new HttpError(status), "expose")).toBe(false);
  });

  it("may be set later, and belong to that error alone", () => {
    const error = new HttpError(404);
    error.expose = false;
    error.name = "KeyNotFound";
    expect(error).toMatchObject({ expose: false, name: "KeyNotFound" });
    expect(Object.hasOwn(error, "expose")).toBe(true);
    expect(new HttpError(404)).toMatchObject({ expose: true, name: "HttpError" });
  });
});
