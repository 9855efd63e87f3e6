import createHttpError from "http-errors";
import { Conflict, HttpError, InternalError, ServerUnavailable } from "../../src";
import { isExposed } from "../../src/response/problem-of-error";

describe("isExposed", () => {
  it.each([
    { thrown: 404, answered: 404, exposed: true },
    { thrown: 409, answered: 400, exposed: true },
    { thrown: 429, answered: 503, exposed: false },
    { thrown: 404, answered: 500, exposed: false },
    { thrown: 500, answered: 500, exposed: false },
    { thrown: 504, answered: 400, exposed: false },
  ])("is $exposed for a $thrown answered as $answered", ({ thrown, answered, exposed }) => {
    expect(isExposed(new HttpError(thrown), thrown, answered)).toBe(exposed);
  });

  it.each([
    { thrown: 404, answered: 404, expose: false },
    { thrown: 429, answered: 503, expose: true },
    { thrown: 500, answered: 500, expose: true },
    { thrown: 504, answered: 400, expose: false },
  ])("is $expose for a $thrown answered as $answered that sets it", ({ thrown, answered, expose }) => {
    expect(isExposed(new HttpError(thrown, "", { expose }), thrown, answered)).toBe(expose);
  });

  it.each<{ readonly what: string; readonly error: HttpError }>([
    { what: "a class of a status", error: new ServerUnavailable("db-3 is down") },
    { what: "HttpError", error: new HttpError(503, "db-3 is down") },
  ])("does not heed a status that was assigned later to an error of $what", ({ error }) => {
    Object.assign(error, { status: 404 });
    expect(isExposed(error, 503, 503)).toBe(false);
    expect(error.expose).toBe(false);
  });

  it("heeds an expose that was assigned later", () => {
    const error = new HttpError(429);
    error.expose = true;
    expect(isExposed(error, 429, 503)).toBe(true);
  });

  it("heeds a field of a subclass", () => {
    class Shown extends HttpError<500> {
      override expose = true;
    }
    expect(isExposed(new Shown(500), 500, 500)).toBe(true);
  });

  it("heeds a getter that says other than the default", () => {
    const error = Object.create(new HttpError(500), { expose: { get: () => true } }) as HttpError;
    expect(isExposed(Object.create(error) as HttpError, 500, 500)).toBe(true);
  });

  it.each([{ expose: "yes" }, { expose: 1 }, { expose: null }])(
    "decides by the statuses where expose is $expose",
    ({ expose }) => {
      const error = Object.assign(new HttpError(500), { expose });
      expect(isExposed(error as unknown as HttpError, 500, 500)).toBe(false);
    },
  );

  it("decides by the statuses where nobody can say who set it", () => {
    const error = new Proxy(new HttpError(429), {
      getOwnPropertyDescriptor() {
        throw new Error("no");
      },
    });
    expect(isExposed(error, 429, 503)).toBe(false);
    expect(isExposed(error, 429, 429)).toBe(true);
  });

  it("does not heed the expose that http-errors stamps on an error of ours", () => {
    const error = createHttpError(new Conflict("secret", { expose: false }));
    expect(isExposed(error as unknown as HttpError, 409, 409)).toBe(false);
    const assigned = createHttpError(new InternalError("secret"), { expose: true });
    expect(assigned).toMatchObject({ statusCode: 500, expose: true });
    expect(isExposed(assigned as unknown as HttpError, 500, 500)).toBe(false);
  });
});
