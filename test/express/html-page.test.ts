import type { ServerResponse } from "node:http";
import { BadRequest, errorHandler, kmsProfile, NotFound, type ErrorHandlerOptions } from "../../src";
import { EXPRESS_VERSIONS } from "../support/app-that-throws";
import { headerValues } from "../support/raw-http";
import { createRequest } from "./create-request";
import { useFailingServer } from "../support/use-failing-server";

const BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const PAGE = "<!doctype html><title>ä</title>";

describe.each(EXPRESS_VERSIONS)("with the option html on Express %i, an answer", (version) => {
  const html = jest.fn<string, Parameters<NonNullable<ErrorHandlerOptions["html"]>>>();
  const failing = useFailingServer({ profile: kmsProfile, html }, { version });
  beforeEach(() => {
    html.mockReset();
    html.mockReturnValue(PAGE);
  });

  it("is the page for a browser, with the same status and headers", async () => {
    const error = new NotFound("No key has the id 7.", { headers: { "X-Own": "1" } });
    const answer = await failing.answerTo(() => error, { headers: [BROWSER, "X-Request-Id: r-1"] });
    expect(answer).toMatchObject({ status: 404, phrase: "Not Found", body: Buffer.from(PAGE) });
    expect(headerValues(answer, "content-type")).toEqual(["text/html; charset=utf-8"]);
    expect(headerValues(answer, "content-length")).toEqual([String(Buffer.byteLength(PAGE))]);
    expect(headerValues(answer, "content-security-policy")).toEqual([
      "default-src 'none'; style-src 'unsafe-inline'",
    ]);
    expect(headerValues(answer, "vary")).toEqual(["Accept"]);
    expect(headerValues(answer, "cache-control")).toEqual(["no-store"]);
    expect(headerValues(answer, "x-content-type-options")).toEqual(["nosniff"]);
    expect(headerValues(answer, "x-request-id")).toEqual(["r-1"]);
    expect(headerValues(answer, "x-own")).toEqual(["1"]);
    expect(html.mock.calls[0]?.[0]).toMatchObject({
      status: 404,
      reason: "Not Found",
      detail: "No key has the id 7.",
      code: "KMS.0207",
      requestId: "r-1",
    });
    expect(html.mock.calls[0]?.[1].url).toBe("/");
  });

  it("is JSON for everybody else, and varies by Accept too", async () => {
    const answer = await failing.answerTo(() => new NotFound(), { headers: ["Accept: */*"] });
    expect(headerValues(answer, "content-type")).toEqual(["application/json"]);
    expect(headerValues(answer, "content-security-policy")).toEqual([]);
    expect(headerValues(answer, "vary")).toEqual(["Accept"]);
    expect(html).not.toHaveBeenCalled();
  });

  it("adds to a Vary that is there, and replaces a policy of the app", async () => {
    failing.handle = (_request, response, next) => {
      response.set({ Vary: "Origin, accept", "Content-Security-Policy": "default-src 'self'" });
      next(new BadRequest(undefined, { headers: { Vary: "Cookie" } }));
    };
    const answer = await failing.ask({ headers: [BROWSER] });
    expect(headerValues(answer, "vary")).toEqual(["Origin, accept, Cookie"]);
    expect(headerValues(answer, "content-security-policy")).toEqual([
      "default-src 'none'; style-src 'unsafe-inline'",
    ]);
  });

  it("to HEAD is that to GET without its body", async () => {
    const answer = await failing.answerTo(() => new NotFound(), { method: "HEAD", headers: [BROWSER] });
    expect(answer.status).toBe(404);
    expect(answer.body).toHaveLength(0);
    expect(headerValues(answer, "content-type")).toEqual(["text/html; charset=utf-8"]);
    expect(headerValues(answer, "content-length")).toEqual([String(Buffer.byteLength(PAGE))]);
  });

  it.each([
    {
      what: "throws",
      page: () => {
        throw new Error("no template");
      },
      told: "threw: no template",
    },
    {
      what: "throws anything",
      page: () => {
        throw null;
      },
      told: "threw: null",
    },
    {
      what: "rejects",
      page: () => Promise.reject(new Error("later")) as never,
      told: "returned an object.",
    },
    { what: "returns nothing", page: () => undefined as never, told: "returned undefined." },
  ])("is JSON, with a note, where the function $what", async ({ page, told }) => {
    html.mockImplementation(page);
    const answer = await failing.answerTo(() => new NotFound(), { headers: [BROWSER] });
    expect(answer.status).toBe(404);
    expect(headerValues(answer, "content-type")).toEqual(["application/json"]);
    expect(JSON.parse(answer.body.toString())).toHaveProperty("error.error_code", "KMS.0207");
    const sentence = `JSON was sent instead of a page: the option html ${told}`;
    expect(failing.reports).toMatchObject([{ notes: [sentence], mistakes: [sentence] }]);
  });
});

it("an answer without the option html has neither page nor Vary", () => {
  const { headers } = errorHandler().describe(new NotFound());
  expect(headers).not.toHaveProperty("Vary");
});

it("what is described is JSON, with all that it varies by", () => {
  const answer = errorHandler({ html: () => PAGE });
  const { request: req } = createRequest({ headers: { accept: "text/html" } });
  const { mediaType, headers } = answer.describe(new NotFound("", { headers: { vary: "Origin, *" } }), {
    req,
  });
  expect(mediaType).toBe("application/problem+json");
  expect(headers).toMatchObject({ Vary: "*" });
  expect(answer.describe(new NotFound(), { req }).headers).toMatchObject({ Vary: "Accept" });
});

it("the answer to an error for which none can be made varies by Accept too", () => {
  const setHeader = jest.fn();
  const res = {
    headersSent: false,
    getHeaderNames: () => [],
    getHeader: () => undefined,
    setHeader,
    end: jest.fn(),
  };
  const req = {
    get headers(): never {
      throw new Error("no");
    },
  };
  const handler = errorHandler({
    html: () => PAGE,
    requestId: () => {
      throw new Error("no");
    },
    onError: () => undefined,
  });
  handler(new NotFound(), req as never, res as unknown as ServerResponse, () => undefined);
  expect(setHeader).toHaveBeenCalledWith("Vary", "Accept");
});
