import { EventEmitter } from "node:events";
import express from "express";
import { createRequest, createResponse } from "node-mocks-http";
import serverless from "serverless-http";
import { errorHandler, type ErrorReport, NotFound } from "../../../src";

/** An event as a gateway sends it to a function. */
const event = (path: string) => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: path,
  rawQueryString: "",
  headers: { accept: "application/json" },
  requestContext: { http: { method: "GET", path, sourceIp: "192.0.2.1" } },
  isBase64Encoded: false,
});

const reports: ErrorReport[] = [];
const app = express();
app.get("/keys/:id", (req) => {
  throw new NotFound(`There is no key ${req.params.id}.`);
});
app.get("/torn", (_req, res, next) => {
  res.write("half");
  next(new Error("It failed in its middle."));
});
app.use(errorHandler({ onError: (report) => void reports.push(report) }));
const invoke = serverless(app, { provider: "aws" });

beforeEach(() => {
  reports.length = 0;
});

it("answers from the table in a serverless function", async () => {
  const result = await invoke(event("/keys/7"), {});
  expect(result).toMatchObject({
    statusCode: 404,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
  expect(JSON.parse((result as { body: string }).body)).toMatchObject({ detail: "There is no key 7." });
  expect(reports).toMatchObject([{ outcome: "answered", status: 404 }]);
});

it("ends a function whose answer was torn with an error, so that the gateway answers 502", async () => {
  await expect(invoke(event("/torn"), {})).rejects.toThrow(
    "The response was cut: its handler failed after it had begun.",
  );
  expect(reports).toMatchObject([{ outcome: "torn" }]);
});

it("answers from the table in a unit test with node-mocks-http", () => {
  const req = createRequest({ method: "GET", url: "/keys/7" });
  const res = createResponse({ eventEmitter: EventEmitter });
  app(req, res);
  expect({ status: res.statusCode, reason: res.statusMessage }).toEqual({ status: 404, reason: "Not Found" });
  expect(res.getHeader("content-type")).toBe("application/problem+json");
  expect(JSON.parse(String(res._getData()))).toMatchObject({ detail: "There is no key 7." });
  expect(reports).toMatchObject([{ outcome: "answered" }]);
});
