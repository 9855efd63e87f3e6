import type { ErrorRequestHandler, RequestHandler } from "express";
import request from "supertest";
import { ConfigurationError, errorHandler, methodNotAllowed, notFound } from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))("Express $version", ({ version }) => {
  const thrownBy = async (middleware: unknown): Promise<unknown> => {
    const app = EXPRESS[version]();
    let thrown: unknown;
    const catchIt: ErrorRequestHandler = (error, _request, response, _next) => {
      thrown = error;
      response.status(500).end();
    };
    app.use(middleware as RequestHandler, catchIt);
    await request(app).get("/").expect(500);
    return thrown;
  };

  it.each([
    { name: "errorHandler", middleware: errorHandler, cure: "Write app.use(errorHandler())." },
    { name: "notFound", middleware: notFound, cure: "Write app.use(notFound())." },
    { name: "methodNotAllowed", middleware: methodNotAllowed, cure: "Write .all(methodNotAllowed())." },
  ])("says at the first request that app.use($name) lacks its ()", async ({ middleware, cure }) => {
    const thrown = await thrownBy(middleware);
    expect(thrown).toBeInstanceOf(ConfigurationError);
    expect(thrown).toMatchObject({
      code: "missing-call",
      message: expect.stringContaining(cure) as string,
    });
  });
});
