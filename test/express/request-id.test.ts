import { setImmediate as nextTurn } from "node:timers/promises";
import request from "supertest";
import type { ErrorReport } from "../../src";
import { requestIdOf, type RequestIdOption } from "../../src/express/request";
import { appThatFails } from "../support/app-that-throws";
import { fail } from "../support/hostile-objects";
import { createRequest } from "./create-request";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

interface Given {
  readonly option?: unknown;
  readonly id?: unknown;
  readonly ofResponse?: string | number | string[];
  readonly ofRequest?: string;
}

function requestId({ option, id, ofResponse, ofRequest }: Given) {
  const notes: string[] = [];
  const headers = ofRequest === undefined ? {} : { "x-request-id": ofRequest };
  const { request: req, response: res } = createRequest({ id, headers });
  if (ofResponse !== undefined) res.setHeader("X-Request-Id", ofResponse);
  const told = requestIdOf(option as RequestIdOption | undefined, req, res, (note) => void notes.push(note));
  return { told, notes };
}

const ALL = { id: "of-req", ofResponse: "of-response", ofRequest: "of-client" };

describe("requestIdOf", () => {
  it.each([
    {
      what: "what the option supplies first",
      given: { ...ALL, option: () => "of-option" },
      told: "of-option",
    },
    { what: "req.id next", given: ALL, told: "of-req" },
    { what: "a number as req.id", given: { ...ALL, id: 7 }, told: "7" },
    { what: "0 as req.id", given: { ...ALL, id: 0 }, told: "0" },
    { what: "the response's header next", given: { ...ALL, id: undefined }, told: "of-response" },
    { what: "a number in the response's header", given: { ofResponse: 7 }, told: "7" },
    { what: "the request's header next", given: { ofRequest: "of-client" }, told: "of-client" },
    { what: "an id without the space around it", given: { id: " a b " }, told: "a b" },
    { what: "nothing where it is turned off", given: { ...ALL, option: false }, told: undefined },
  ])("takes $what", ({ given, told }) => {
    expect(requestId(given)).toEqual({ told, notes: [] });
  });

  it("makes a UUID where there is none, another one each time", () => {
    const [first, second] = [requestId({}).told, requestId({}).told];
    expect(first).toMatch(UUID);
    expect(second).toMatch(UUID);
    expect(first).not.toBe(second);
  });

  it.each(["a".repeat(128), "a.b:c-d_E9"])("takes %s from a client", (ofRequest) => {
    expect(requestId({ ofRequest }).told).toBe(ofRequest);
  });

  it.each(["", "a".repeat(129), "a b", "a,b", "<script>", "ä", "a\n"])(
    "takes no %j from a client",
    (ofRequest) => {
      expect(requestId({ ofRequest }).told).toMatch(UUID);
    },
  );

  it.each([
    { id: "" },
    { id: "  " },
    { id: "a\r\nb" },
    { id: "€" },
    { id: "a".repeat(4_097) },
    { id: Number.NaN },
    { id: Number.POSITIVE_INFINITY },
    { id: { id: "a" } },
    { id: null },
  ])("passes a req.id over that is $id", ({ id }) => {
    expect(requestId({ id, ofRequest: "of-client" }).told).toBe("of-client");
  });

  it("passes a response's header over that is a list", () => {
    expect(requestId({ ofResponse: ["a", "b"], ofRequest: "of-client" }).told).toBe("of-client");
  });

  it("passes a response over whose getHeader throws", () => {
    const { request: req, response: res } = createRequest();
    res.getHeader = fail;
    expect(requestIdOf(undefined, req, res, fail)).toMatch(UUID);
  });

  it("notes that the function threw, and takes another id", () => {
    expect(requestId({ ...ALL, option: fail })).toEqual({
      told: "of-req",
      notes: ["The function requestId threw; another id was taken."],
    });
  });

  it.each([
    { what: "nothing", option: () => undefined },
    { what: "an empty text", option: () => "" },
    { what: "two lines", option: () => "a\nb" },
    { what: "a promise", option: () => Promise.resolve("a") },
    { what: "a promise that rejects", option: () => Promise.reject(new Error("no")) },
  ])("notes that the function returned $what, and takes another id", async ({ option }) => {
    expect(requestId({ ...ALL, option })).toEqual({
      told: "of-req",
      notes: ["The function requestId returned no text that a header can carry; another id was taken."],
    });
    // An unhandled rejection would end the process here.
    await nextTurn();
  });
});

describe("the request id of an answer", () => {
  it("is one in header, body and report", async () => {
    const reports: ErrorReport[] = [];
    const app = appThatFails(fail, { onError: (report) => void reports.push(report) });
    const { headers, body } = await request(app).get("/");
    expect(headers["x-request-id"]).toMatch(UUID);
    expect(body).toMatchObject({ requestId: headers["x-request-id"] });
    expect(reports).toMatchObject([{ requestId: headers["x-request-id"] }]);
  });

  it("is in none of them where it is turned off", async () => {
    const reports: ErrorReport[] = [];
    const app = appThatFails(fail, { requestId: false, onError: (report) => void reports.push(report) });
    const { headers, body } = await request(app).get("/").set("X-Request-Id", "of-client");
    expect(headers).not.toHaveProperty("x-request-id");
    expect(body).not.toHaveProperty("requestId");
    expect(reports[0]?.requestId).toBeUndefined();
  });
});
