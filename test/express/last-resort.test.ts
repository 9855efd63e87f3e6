import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import crypto from "node:crypto";
import type express from "express";
import request from "supertest";
import { errorHandler, InternalError, NotFound, type ErrorReport } from "../../src";
import { appThatFails, appThatThrows } from "../support/app-that-throws";
import { fail } from "../support/hostile-objects";
import { prepareForRest } from "../../src/express/connection";
import { exchangeOf } from "../../src/express/replace-response";
import { createHttp2Request, createRequest } from "./create-request";

afterEach(() => {
  jest.restoreAllMocks();
});

/** The report and the answer of a failure of a handler that does `before` to its response. */
async function failing(before: (response: express.Response) => void, make: () => unknown) {
  const reports: ErrorReport[] = [];
  const app = appThatFails(
    (_request, response) => {
      before(response);
      throw make();
    },
    { onError: (report) => void reports.push(report) },
  );
  return { answer: await request(app).get("/"), reports };
}

describe("the handler answers", () => {
  it("where the response refuses the property err, and notes it", async () => {
    const { answer, reports } = await failing(
      (response) => Object.defineProperty(response, "err", { set: fail }),
      () => new InternalError(),
    );
    expect(answer.status).toBe(500);
    expect(reports[0]?.notes).toEqual(["The property err of the response could not be set."]);
  });

  it("without an id where no random one can be made, and notes it", async () => {
    jest.spyOn(crypto, "randomUUID").mockImplementation(fail);
    const { answer, reports } = await failing(
      () => undefined,
      () => new NotFound(),
    );
    expect(answer.status).toBe(404);
    expect(answer.headers).not.toHaveProperty("x-request-id");
    expect(reports[0]?.notes).toEqual(["The request has no id: a random one could not be made."]);
  });

  it("with the 500 of its set-up where the response cannot be made, and notes it", async () => {
    const app = appThatThrows(() => new NotFound("No key."));
    jest.spyOn(Buffer, "byteLength").mockImplementationOnce(fail);
    const answer = await request(app).get("/");
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ status: 500, title: "Internal Error" });
  });

  it("where it is called by hand without a request, by that of the response", () => {
    const { response } = createRequest({ id: "r-7" });
    const reports: ErrorReport[] = [];
    const handler = errorHandler({ onError: (report) => void reports.push(report) });
    handler(new NotFound(), undefined as never, response, () => undefined);
    expect(reports).toMatchObject([{ status: 404, requestId: "r-7" }]);
  });

  it("once the stack is empty where it is called with no room left on it", async () => {
    const { request: req, response } = createRequest();
    const reports: ErrorReport[] = [];
    const handler = errorHandler({ onError: (report) => void reports.push(report) });
    let framesLeft = 0;
    const passOnNearTheBottom = (): void => {
      try {
        passOnNearTheBottom();
      } catch {
        // Up to here the stack is unwound; what follows has the room of some fifty calls.
      }
      framesLeft += 1;
      if (framesLeft === 50) handler(new NotFound(), req, response, () => undefined);
    };
    passOnNearTheBottom();
    expect(reports).toEqual([]);
    await new Promise(setImmediate);
    expect(reports).toMatchObject([{ status: 404 }]);
  });
});

it("reads nothing on behind an answer whose response has lost its socket", () => {
  const { request: req, response } = createRequest();
  prepareForRest(exchangeOf(req, response));
  expect(response.socket).toBeNull();
  expect(() => response.emit("finish")).not.toThrow();
});

it("leaves a whole request over HTTP/2 alone", () => {
  const stream = new EventEmitter();
  const resume = jest.fn();
  const parts = { complete: true, listenerCount: () => 0, resume };
  const req = Object.assign(createHttp2Request(), parts) as unknown as IncomingMessage;
  prepareForRest(exchangeOf(req, { stream } as unknown as ServerResponse));
  stream.emit("finish");
  expect(resume).toHaveBeenCalledTimes(1);
});
