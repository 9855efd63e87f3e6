import express, { type Express } from "express";
import request from "supertest";
import {
  ConfigurationError,
  defaultMappers,
  errorHandler,
  kmsProfile,
  type Note,
  trustStatus,
  type ErrorHandlerOptions,
} from "../../src";
import { mapError } from "../support/map-error";

class AppError extends Error {
  readonly status: unknown;
  readonly statusCode: unknown;

  constructor(status: unknown, statusCode?: unknown) {
    super("The key is locked.");
    this.status = status;
    this.statusCode = statusCode;
  }
}

const isAppError = (error: unknown): error is AppError => error instanceof AppError;

describe("trustStatus", () => {
  it.each([
    { from: "status", error: new AppError(423), status: 423 },
    { from: "statusCode", error: new AppError(undefined, 409), status: 409 },
    { from: "status rather than statusCode", error: new AppError(404, 409), status: 404 },
    { from: "statusCode where status is none of an error", error: new AppError(200, 409), status: 409 },
  ])("takes $status from $from of an error that is trusted", ({ error, status }) => {
    expect(mapError(trustStatus(isAppError), error)).toMatchObject({
      status,
      message: "The key is locked.",
      cause: error,
    });
  });

  it.each([
    { what: "an error that is not trusted", error: Object.assign(new Error("x"), { status: 404 }) },
    { what: "a trusted one without a status", error: new AppError(undefined) },
    { what: "a trusted one with a status as text", error: new AppError("404") },
    { what: "a trusted one with the status of a success", error: new AppError(200, 302) },
  ])("passes by $what", ({ error }) => {
    expect(mapError(trustStatus(isAppError), error)).toBeUndefined();
  });

  it.each([
    { error: new AppError(777), told: "777" },
    { error: new AppError("404"), told: 'the string "404"' },
    { error: new AppError(undefined, 302), told: "302" },
  ])("notes the status that it cannot use, $told, and another mapper may use", ({ error, told }) => {
    const note = jest.fn<undefined, Parameters<Note>>();
    expect(trustStatus(isAppError)(error, note, {})).toBeUndefined();
    expect(note.mock.calls).toEqual([
      [
        `The status of an error that trustStatus trusts was not used: it is not a number from 400 to 599 but ${told}.`,
      ],
    ]);
  });

  it.each(["status", "code", "extensions", "headers"])(
    "awaits no promise of the reader of %s, whose rejection ends nothing",
    async (name) => {
      const rejects = () => Promise.reject(new Error("x"));
      const mapper = trustStatus(isAppError, { [name]: rejects });
      const ended = jest.fn();
      process.once("unhandledRejection", ended);
      mapper(new AppError(404), () => undefined, {});
      await new Promise((resolve) => setTimeout(resolve, 5));
      process.off("unhandledRejection", ended);
      expect(ended).not.toHaveBeenCalled();
    },
  );

  it("notes nothing of an error that has no status", () => {
    const note = jest.fn();
    trustStatus(isAppError)(new AppError(undefined), note, {});
    expect(note).not.toHaveBeenCalled();
  });

  it("reads an error that names its members in its own way", () => {
    class ApiError extends Error {
      readonly httpCode = 409;
      readonly errorCode = "LOCKED";
      readonly details = { key: 7 };
      readonly limits = { "X-Quota": "1" };
    }
    const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;
    const mapper = trustStatus(isApiError, {
      status: (error) => error.httpCode,
      code: (error) => error.errorCode,
      extensions: ({ details }) => ({ details }),
      headers: (error) => error.limits,
    });
    expect(mapError(mapper, new ApiError("Locked."))).toMatchObject({
      ...{ status: 409, message: "Locked.", code: "LOCKED" },
      ...{ extensions: { details: { key: 7 } }, headers: { "X-Quota": "1" } },
    });
  });

  it("passes by where the reader of the status returns none, and keeps the safe headers without a reader", () => {
    const error = Object.assign(new AppError(404), { headers: { "Retry-After": "3", Server: "x" } });
    expect(mapError(trustStatus(isAppError, { status: () => "404" }), error)).toBeUndefined();
    expect(mapError(trustStatus(isAppError, { code: () => 7 }), error)).toMatchObject({
      ...{ status: 404, code: 7 },
      headers: { "Retry-After": "3" },
    });
  });

  it.each([
    { readers: { statuscode: () => 404 }, sentence: 'an unknown option "statuscode"' },
    { readers: { status: "httpCode" }, sentence: 'a function as "status"' },
  ])("refuses the readers $readers", ({ readers, sentence }) => {
    expect(() => trustStatus(isAppError, readers as object)).toThrow(ConfigurationError);
    expect(() => trustStatus(isAppError, readers as object)).toThrow(sentence);
  });

  it("lets in a bare status where the predicate says so", () => {
    const error = Object.assign(new Error("No such key."), { status: 404 });
    expect(
      mapError(
        trustStatus(() => true),
        error,
      ),
    ).toMatchObject({ status: 404, message: "No such key." });
  });

  it.each([
    { answer: Promise.resolve(true), told: "an object" },
    { answer: Promise.reject(new Error("x")), told: "an object" },
    { answer: 404, told: "404" },
    { answer: undefined, told: "undefined" },
  ])("trusts nothing where the predicate returns $told, and notes it", ({ answer, told }) => {
    const notes: string[] = [];
    const mapper = trustStatus((() => answer) as unknown as () => boolean);
    expect(mapError(mapper, new AppError(404), (sentence) => notes.push(sentence))).toBeUndefined();
    expect(notes).toEqual([`The predicate of trustStatus returned ${told} instead of true or false.`]);
  });

  it("takes nothing but a function", () => {
    expect(() => trustStatus(AppError.name as unknown as () => boolean)).toThrow(ConfigurationError);
    expect(() => trustStatus(undefined as unknown as () => boolean)).toThrow(
      "trustStatus takes a function, but received undefined.",
    );
  });
});

describe("an app that trusts its own errors", () => {
  const appThatThrows = (error: unknown, options: ErrorHandlerOptions = {}): Express => {
    const app = express();
    app.get("/", () => {
      throw error;
    });
    const mappers = [...defaultMappers, trustStatus(isAppError)];
    return app.use(errorHandler({ mappers, onError: () => undefined, ...options }));
  };

  it("answers them with their status and message", async () => {
    const { body } = await request(appThatThrows(new AppError(409)))
      .get("/")
      .expect(409);
    expect(body).toMatchObject({ title: "Conflict", status: 409, detail: "The key is locked." });
  });

  it("answers them with the fallback of a profile that does not list their status", async () => {
    const { body } = await request(appThatThrows(new AppError(409), { profile: kmsProfile }))
      .get("/")
      .expect(400);
    expect(body).toEqual({ error: { error_code: "KMS.0308", error_msg: "The key is locked." } });
  });

  it("keeps the message of a 5xx out of the body", async () => {
    const { text } = await request(appThatThrows(new AppError(503)))
      .get("/")
      .expect(503);
    expect(text).not.toContain("locked");
  });

  it("sends none of their headers but those that tell a client how to go on", async () => {
    const headers = { "Retry-After": "7", "Set-Cookie": "token=secret", "Transfer-Encoding": "chunked" };
    const answer = await request(appThatThrows(Object.assign(new AppError(503), { headers }))).get("/");
    expect(answer.headers).toMatchObject({ "retry-after": "7" });
    expect(answer.headers).not.toHaveProperty("set-cookie");
    expect(answer.headers).not.toHaveProperty("transfer-encoding");
  });

  it("answers all others 500", async () => {
    await request(appThatThrows(Object.assign(new Error("x"), { status: 404 })))
      .get("/")
      .expect(500);
  });
});
