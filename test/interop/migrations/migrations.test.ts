// What two applications answer before and after the steps of docs/migrating.md.
import type { Express } from "express";
import pino from "pino";
import request from "supertest";
import { createLogger, type Logger } from "winston";
import { baseProfile, standardProfile } from "../../../src";
import { collectLines } from "../support/collect-lines";
import { ordersApp as ordersAfter } from "./orders-after";
import { ordersApp as ordersBefore } from "./orders-before";

type TasksApp = (logger: Logger) => Express;
const tasksBefore = jest.requireActual<{ tasksApp: TasksApp }>("./tasks-before.cjs").tasksApp;
const tasksAfter = jest.requireActual<{ tasksApp: TasksApp }>("./tasks-after.cjs").tasksApp;

const HIDDEN = "connect ECONNREFUSED 10.0.0.5:5432";

describe.each([
  { state: "before", makeApp: tasksBefore, report: { code: "ERROR", message: HIDDEN } },
  {
    state: "after",
    makeApp: tasksAfter,
    report: { code: "ERROR", message: standardProfile.rows[500].meaning },
  },
])("the application of tasks, $state", ({ makeApp, report }) => {
  const { lines, stream } = collectLines();
  const logger = createLogger();
  logger.pipe(stream);
  const app = makeApp(logger);

  it.each([
    {
      what: "an unknown task",
      ask: () => request(app).get("/tasks/7"),
      status: 404,
      error: { code: "TASK_UNKNOWN", message: "There is no such task.", details: { id: "7" } },
    },
    {
      what: "input that joi refuses",
      ask: () => request(app).post("/tasks").send({ done: 7 }),
      status: 400,
      error: {
        code: "ERROR",
        message: '"title" is required. "done" must be a boolean',
        details: ['"title" is required', '"done" must be a boolean'],
      },
    },
    {
      what: "a task that there is",
      ask: () => request(app).post("/tasks").send({ title: "Write it down." }),
      status: 409,
      error: { code: "TASK_TWICE", message: "There is such a task." },
    },
    {
      what: "a status that was set on the response",
      ask: () => request(app).delete("/tasks/1"),
      status: 403,
      error: { code: "ERROR", message: "Only its owner may delete a task." },
    },
    {
      what: "an unknown path",
      ask: () => request(app).get("/nowhere"),
      status: 404,
      error: { message: "There is nothing here." },
    },
  ])("answers $what", async ({ ask, status, error }) => {
    const response = await ask().expect(status);
    expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(response.body).toMatchObject({ error });
  });

  it("answers what worked", async () => {
    const read = await request(app).get("/tasks/1").expect(200);
    expect(read.body).toEqual({ title: "Write it down." });
    const made = await request(app).post("/tasks").send({ title: "New" }).expect(201);
    expect(made.body).toEqual({ title: "New" });
  });

  it("answers a failure of the server, and logs it", async () => {
    const response = await request(app).get("/report").expect(500);
    expect(response.body).toMatchObject({ error: report });
    expect(lines.join("")).toContain(HIDDEN);
  });
});

describe.each([
  {
    state: "before",
    makeApp: ordersBefore,
    failures: ["The payment service does not answer.", HIDDEN],
  },
  {
    state: "after",
    makeApp: ordersAfter,
    failures: [baseProfile.rows[503].meaning, baseProfile.rows[500].meaning],
  },
])("the application of orders, $state", ({ makeApp, failures }) => {
  const app = makeApp(pino(collectLines().stream));

  it.each([
    {
      what: "an unknown order",
      ask: () => request(app).get("/orders/7"),
      status: 404,
      body: { message: "There is no order 7." },
    },
    {
      what: "input that zod refuses",
      ask: () => request(app).post("/orders").send({ article: "", count: -1 }),
      status: 422,
      body: { message: "The order is not valid.", issues: 2 },
    },
    {
      what: "an order that is too large",
      ask: () => request(app).post("/orders").send({ article: "ink", count: 4 }),
      status: 409,
      body: { message: "There are 3 of ink." },
    },
  ])("answers $what", async ({ ask, status, body }) => {
    const response = await ask().expect(status);
    expect(response.body).toEqual(body);
    expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("answers what worked", async () => {
    const made = await request(app).post("/orders").send({ article: "ink", count: 1 }).expect(201);
    expect(made.body).toEqual({ article: "ink", count: 1 });
  });

  it("answers its own failures, after the migration without their text", async () => {
    const down = await request(app).post("/orders").send({ article: "gold", count: 1 }).expect(503);
    const failed = await request(app).get("/report").expect(500);
    const messages = [down, failed].map(({ body }) => (body as { message: string }).message);
    expect(messages).toEqual(failures);
  });
});
