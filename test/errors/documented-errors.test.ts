import {
  BadRequest,
  Conflict,
  Forbidden,
  HttpError,
  InternalError,
  NotAcceptable,
  NotFound,
  ServerUnavailable,
  Unauthorized,
} from "../../src";
import { DOCUMENTED_ERRORS } from "../../src/errors/documented-errors";

const CLASSES = [
  { status: 400, name: "BadRequest", ErrorClass: BadRequest, phrase: "Bad Request", expose: true },
  { status: 401, name: "Unauthorized", ErrorClass: Unauthorized, phrase: "Unauthorized", expose: true },
  { status: 403, name: "Forbidden", ErrorClass: Forbidden, phrase: "Forbidden", expose: true },
  { status: 404, name: "NotFound", ErrorClass: NotFound, phrase: "Not Found", expose: true },
  { status: 406, name: "NotAcceptable", ErrorClass: NotAcceptable, phrase: "Not Acceptable", expose: true },
  { status: 409, name: "Conflict", ErrorClass: Conflict, phrase: "Conflict", expose: true },
  {
    status: 500,
    name: "InternalError",
    ErrorClass: InternalError,
    phrase: "Internal Server Error",
    expose: false,
  },
  {
    status: 503,
    name: "ServerUnavailable",
    ErrorClass: ServerUnavailable,
    phrase: "Service Unavailable",
    expose: false,
  },
] as const;

describe.each(CLASSES)("$name", ({ status, name, ErrorClass, phrase, expose }) => {
  it(`has the status ${String(status)}, under both names`, () => {
    expect(new ErrorClass()).toMatchObject({ status, statusCode: status });
  });

  it("is named after its class, and its stack begins with that name", () => {
    expect(ErrorClass.name).toBe(name);
    expect(new ErrorClass("x").name).toBe(name);
    expect(new ErrorClass("x").stack).toMatch(new RegExp(`^${name}: x\n`));
    expect(String(new ErrorClass("x"))).toBe(`${name}: x`);
  });

  it("says the standard phrase where it is given no message", () => {
    expect(new ErrorClass().message).toBe(phrase);
    expect(new ErrorClass("").message).toBe(phrase);
  });

  it(`is exposed by default: ${String(expose)}`, () => {
    expect(new ErrorClass().expose).toBe(expose);
  });

  it("is an Error and an HttpError, and of no other documented class", () => {
    const error = new ErrorClass();
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(HttpError);
    expect(CLASSES.filter((other) => error instanceof other.ErrorClass).map((other) => other.name)).toEqual([
      name,
    ]);
  });

  it("takes an HttpError of its status for one of its own", () => {
    expect(new HttpError(status)).toBeInstanceOf(ErrorClass);
  });

  it("is the documented class of its status", () => {
    expect(DOCUMENTED_ERRORS[status]).toBe(ErrorClass);
  });
});

it("documents these classes alone", () => {
  expect(Object.keys(DOCUMENTED_ERRORS)).toEqual(CLASSES.map(({ status }) => String(status)));
});
