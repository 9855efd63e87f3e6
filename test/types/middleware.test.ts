import { expectTypeOf } from "expect-type";
import express, { Router, type ErrorRequestHandler, type RequestHandler } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  ConfigurationError,
  defaultMappers,
  errorHandler,
  HttpError,
  kmsProfile,
  methodNotAllowed,
  notFound,
  problemDetails,
  type Envelope,
  type ErrorHandlerOptions,
  type ErrorReport,
  type Mapper,
  type MethodNotAllowedOptions,
  type NotFoundOptions,
  type Problem,
} from "../../src";

// The same is checked against the types of Express 4 in express4.ts.
describe("errorHandler and notFound", () => {
  it("fit app.use of Express 5, with and without a path", () => {
    const app = express();
    app.use(notFound());
    app.use(errorHandler());
    app.use("/v1.0/:projectId/kms", notFound(), errorHandler({ profile: kmsProfile }));
    app.route("/keys").get(notFound()).all(methodNotAllowed());
    expectTypeOf(errorHandler()).toExtend<ErrorRequestHandler>();
    expectTypeOf(notFound()).toExtend<RequestHandler>();
    expect(errorHandler()).toHaveLength(4);
    expect(notFound()).toHaveLength(3);
  });

  it("fit a router of Express 5", () => {
    const router = Router();
    router.use(notFound(), errorHandler());
    expect(router.stack).toHaveLength(2);
  });

  it("speak of node:http alone, so that they fit a bare router too", () => {
    expectTypeOf(errorHandler()).parameters.toEqualTypeOf<
      [error: unknown, req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void]
    >();
    expectTypeOf(notFound()).returns.toBeVoid();
    expect([errorHandler().name, notFound().name]).toEqual(["errorHandler", "notFound"]);
  });

  it("take every documented option", () => {
    expect(
      errorHandler({
        profile: kmsProfile,
        envelope: problemDetails(),
        mappers: [...defaultMappers, () => undefined, () => new HttpError(418)],
        onError: (report, req, res) => [report.httpError.status, req.method, res.statusCode],
        requestId: (req, _res) => String(req.headers["x-trace"]),
        typeBase: "https://example.com/problems",
        challenge: "Bearer",
        debug: true,
        html: (problem, req) => `<p>${problem.reason} ${String(req.url)}</p>`,
      }),
    ).toHaveLength(4);
    expect(errorHandler({ requestId: false, profile: undefined, debug: undefined })).toHaveLength(4);
  });

  it("refuse any other", () => {
    // @ts-expect-error -- it is onError.
    expect(() => errorHandler({ onerror: () => undefined })).toThrow(ConfigurationError);
    // @ts-expect-error -- the profile itself is given, not its name.
    expect(() => errorHandler({ profile: "kms" })).toThrow(ConfigurationError);
    // @ts-expect-error -- a request id is turned off by false alone.
    expect(() => errorHandler({ requestId: true })).toThrow(ConfigurationError);
    // @ts-expect-error -- an envelope comes from its factory.
    expect(() => errorHandler({ envelope: problemDetails })).toThrow(ConfigurationError);
    // @ts-expect-error -- a page is made for each problem.
    expect(() => errorHandler({ html: "<p>No.</p>" })).toThrow(ConfigurationError);
    // @ts-expect-error -- notFound has no options.
    expect(() => notFound({ profile: kmsProfile })).toThrow(ConfigurationError);
  });
});

describe("what a user implements", () => {
  it("a mapper takes anything and returns one of our errors or undefined", () => {
    const mapper: Mapper = (error) => {
      expectTypeOf(error).toBeUnknown();
      return error instanceof RangeError ? new HttpError(400, "x", { cause: error }) : undefined;
    };
    // @ts-expect-error -- a plain Error is none of ours.
    const wrong: Mapper = () => new Error("x");
    const ignore = (): void => undefined;
    expect([mapper(new Error("x"), ignore, {}), wrong(undefined, ignore, {})]).toEqual([
      undefined,
      expect.any(Error),
    ]);
  });

  it("an envelope takes a problem and returns an object", () => {
    const envelope: Envelope = {
      mediaType: "application/json",
      requiresCode: false,
      body: (problem) => ({ message: problem.detail }),
    };
    expectTypeOf<Parameters<Envelope["body"]>>().toEqualTypeOf<[problem: Problem]>();
    // @ts-expect-error -- a body is an object.
    const wrong: Envelope = { ...envelope, body: (problem) => problem.detail };
    expect(wrong.mediaType).toBe(envelope.mediaType);
  });

  it("an observer is told what was thrown as something unknown, and our error as one of ours", () => {
    expectTypeOf<ErrorReport["error"]>().toBeUnknown();
    expectTypeOf<ErrorReport["httpError"]>().toEqualTypeOf<HttpError>();
    expectTypeOf<ErrorReport["outcome"]>().toEqualTypeOf<"answered" | "aborted" | "torn" | "late">();
    expect(errorHandler({ onError: () => Promise.resolve() })).toHaveLength(4);
  });
});

it("onError, requestId, html and message take functions whose parameters have the types of Express", () => {
  const options: ErrorHandlerOptions = {
    onError: (report, request: express.Request, response: express.Response) => {
      response.locals["failed"] = [report.status, request.originalUrl];
    },
    requestId: (request: express.Request) => request.get("x-trace") ?? "none",
    html: (_problem, request: express.Request) => request.path,
  };
  const messages = { message: (request: express.Request) => `Nothing is at ${request.path}.` };
  expect(() => [errorHandler(options), notFound(messages), methodNotAllowed(messages)]).not.toThrow();
});

it("the signatures show no parameter but the options", () => {
  expectTypeOf(errorHandler).parameters.toEqualTypeOf<[options?: ErrorHandlerOptions | undefined]>();
  expectTypeOf(notFound).parameters.toEqualTypeOf<[options?: NotFoundOptions | undefined]>();
  expectTypeOf(methodNotAllowed).parameters.toEqualTypeOf<[options?: MethodNotAllowedOptions | undefined]>();
  expect([errorHandler.length, notFound.length, methodNotAllowed.length]).toEqual([0, 0, 0]);
});
