import { randomUUID } from "node:crypto";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import express, { type Express } from "express";
import { pinoHttp } from "pino-http";
import { Counter, Registry } from "prom-client";
import request from "supertest";
import { createLogger, format } from "winston";
import { errorHandler, HttpError, NotFound, toRecord, type ErrorHandlerOptions } from "../../../src";
import { collectLines } from "../support/collect-lines";

function appWith(onError: ErrorHandlerOptions["onError"], before?: (app: Express) => void): Express {
  const app = express();
  before?.(app);
  app.get("/bug", () => {
    throw new TypeError("secret-4711 is not a function");
  });
  app.get("/missing", () => {
    throw new NotFound("No key 7.", { code: "KEY.7" });
  });
  app.get("/unlisted", () => {
    throw new HttpError(422, "It cannot be processed.");
  });
  app.use(errorHandler({ onError }));
  return app;
}

/** The records of a log, out of its lines. */
function recordsOf(lines: readonly string[]): unknown[] {
  return lines.map((line) => JSON.parse(line) as unknown);
}

it("pino-http: answer, header and log line share the id that the proxy gave", async () => {
  const { lines, stream } = collectLines();
  const app = appWith(
    ({ mistakes }, req) => {
      for (const mistake of mistakes) req.log.warn(mistake);
    },
    (one) =>
      one.use(
        pinoHttp(
          {
            genReqId({ headers }) {
              const id = String(headers["x-request-id"] ?? "");
              return /^[\w.:-]{1,128}$/.test(id) ? id : randomUUID();
            },
            customLogLevel(_req, res, error) {
              return error !== undefined || res.err !== undefined || res.statusCode >= 500 ? "error" : "info";
            },
          },
          stream,
        ),
      ),
  );
  const answer = await request(app).get("/bug").set("X-Request-Id", "proxy-1");
  expect(answer.headers["x-request-id"]).toBe("proxy-1");
  expect(answer.body).toMatchObject({ requestId: "proxy-1" });
  expect(recordsOf(lines)).toMatchObject([
    {
      level: 50,
      req: { id: "proxy-1" },
      res: { statusCode: 500 },
      err: { message: expect.any(String) as string },
    },
  ]);
  const long = await request(app).get("/missing").set("X-Request-Id", "a".repeat(3_000));
  expect(long.headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
  await request(app).get("/unlisted");
  expect(recordsOf(lines).slice(1)).toMatchObject([
    { level: 30, res: { statusCode: 404 } },
    { level: 40, msg: 'The profile "base" does not list 422, so 400 was sent.' },
    { level: 30, res: { statusCode: 400 } },
  ]);
});

it("winston: logs a bounded record", async () => {
  const { lines, stream } = collectLines();
  const logger = createLogger({ format: format.json() });
  logger.pipe(stream);
  const app = appWith((report) => {
    if (report.status >= 500) logger.error(report.message, toRecord(report));
  });
  await request(app).get("/missing");
  await request(app).get("/bug");
  expect(recordsOf(lines)).toMatchObject([
    { level: "error", path: "/bug", status: 500, errors: [{ name: "TypeError" }] },
  ]);
});

it("Prometheus: counts with bounded labels", async () => {
  const registry = new Registry();
  const failures = new Counter({
    name: "http_failures_total",
    help: "Failed requests.",
    labelNames: ["status", "code", "outcome"],
    registers: [registry],
  });
  const app = appWith(({ status, code = "", outcome }) => {
    failures.inc({ status, code, outcome });
  });
  await request(app).get("/missing");
  await request(app).get("/bug");
  const metrics = await registry.metrics();
  expect(metrics).toContain('http_failures_total{status="404",code="KEY.7",outcome="answered"} 1');
  expect(metrics).toContain('http_failures_total{status="500",code="",outcome="answered"} 1');
});

it("OpenTelemetry: the span is an error for a 5xx alone", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer("test");
  for (const path of ["/missing", "/bug"]) {
    const span = tracer.startSpan(path);
    const active = jest.spyOn(trace, "getActiveSpan").mockReturnValue(span);
    const app = appWith(({ status, error }) => {
      const current = trace.getActiveSpan();
      current?.setAttribute("error.type", error instanceof Error ? error.constructor.name : typeof error);
      if (status >= 500) current?.setStatus({ code: SpanStatusCode.ERROR });
    });
    await request(app).get(path);
    span.end();
    active.mockRestore();
  }
  const spans = exporter
    .getFinishedSpans()
    .map(({ attributes, status }) => [attributes["error.type"], status.code]);
  expect(spans).toEqual([
    ["NotFound", SpanStatusCode.UNSET],
    ["TypeError", SpanStatusCode.ERROR],
  ]);
});
