import type { IncomingMessage, ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { deliver } from "../../src/express/deliver";
import type { ErrorResponse } from "../../src/response/build-response";
import { fail } from "../support/hostile-objects";
import { createRequest } from "./create-request";

const ANSWER: ErrorResponse = {
  status: 400,
  thrownStatus: 400,
  reason: "Bad Request",
  headers: [["Content-Length", "2"]],
  mediaType: "application/json",
  body: "{}",
  problem: { status: 400, reason: "Bad Request", detail: "No.", type: "about:blank" },
};

/** A request and a response that waits for its socket. */
function exchange(headers: Record<string, string> = { "content-length": "9" }) {
  const { request, response } = createRequest({ headers });
  const notes: string[] = [];
  const send = () => deliver(request, response, ANSWER, (note) => void notes.push(note));
  return { request, response, notes, send };
}

describe("deliver", () => {
  it("answers once, though a wrapper holds the end back", () => {
    const { response, send } = exchange();
    response.end = () => response;
    expect([send(), send()]).toEqual(["answered", "late"]);
  });

  it("keeps an error that the response emits after its answer from ending the process", () => {
    const { response, send } = exchange();
    send();
    expect(() => response.emit("error", new Error("write after end"))).not.toThrow();
  });

  it.each([
    { what: "its own on throws", spoil: (response: ServerResponse) => void (response.on = fail) },
    {
      what: "a listener of its listeners throws",
      spoil: (response: ServerResponse) => void response.on("newListener", fail),
    },
  ])("answers where the response takes no listeners: $what", ({ spoil }) => {
    const { response, send } = exchange();
    spoil(response);
    expect(send()).toBe("answered");
  });

  it("does not answer again what another installed copy of the package has answered", () => {
    const { request, response, send } = exchange();
    jest.isolateModules(() => {
      const copy =
        jest.requireActual<typeof import("../../src/express/deliver")>("../../src/express/deliver");
      expect(copy.deliver).not.toBe(deliver);
      expect(copy.deliver(request, response, ANSWER, fail)).toBe("answered");
    });
    expect(send()).toBe("late");
  });

  it.each([
    { what: "was left in the middle", destroyed: true, complete: false, kept: false },
    { what: "was read to its end", destroyed: true, complete: true, kept: true },
    { what: "is still being read", destroyed: false, complete: false, kept: true },
  ])("keeps the connection of a request that $what: $kept", ({ destroyed, complete, kept }) => {
    const { request, response, send } = exchange();
    Object.defineProperties(request, { destroyed: { value: destroyed }, complete: { value: complete } });
    response.shouldKeepAlive = true;
    send();
    expect(response.shouldKeepAlive).toBe(kept);
  });

  it("answers what stands in for a response and has no trailers", () => {
    const { response, send } = exchange();
    const writeHead = jest.spyOn(response, "writeHead");
    Object.assign(response, { addTrailers: undefined });
    expect(send()).toBe("answered");
    // By its own methods, not by those of Node below them.
    expect(writeHead).toHaveBeenCalledTimes(1);
  });

  it("sends nothing where the response is destroyed", () => {
    const { response, send } = exchange();
    response.destroy();
    expect(send()).toBe("aborted");
  });

  it("sends nothing where the socket of the request is destroyed", () => {
    const { request, response } = createRequest();
    request.socket.destroy();
    expect(deliver(request, response, ANSWER, fail)).toBe("aborted");
  });

  it("is answered where resume of the request throws", () => {
    const { request, send } = exchange();
    request.resume = fail;
    expect(send()).toBe("answered");
  });

  it.each([
    { what: "that nobody reads", read: () => undefined },
    { what: "that is paused", read: (request: IncomingMessage) => void request.pause() },
    { what: "that is discarded already", read: (request: IncomingMessage) => void request.resume() },
  ])("lets the rest of a request pass $what", async ({ read }) => {
    const { request, send } = exchange();
    read(request);
    await nextTurn();
    send();
    await nextTurn();
    expect(request.readableFlowing).toBe(true);
  });

  it("leaves the body to its reader while the answer is not sent", async () => {
    const { request, send } = exchange();
    const sink = new PassThrough();
    request.pipe(sink);
    send();
    await nextTurn();
    request.push("x");
    await nextTurn();
    expect(String(sink.read())).toBe("x");
    expect(request.destroyed).toBe(false);
  });

  it("leaves a request alone that has no body", async () => {
    const { request, send } = exchange({});
    send();
    await nextTurn();
    expect(request.readableFlowing).toBeNull();
  });

  it("lets a chunked body pass", async () => {
    const { request, send } = exchange({ "transfer-encoding": "chunked" });
    send();
    await nextTurn();
    expect(request.readableFlowing).toBe(true);
  });

  it("cuts the response and notes it where nothing can be written to it", () => {
    const { request, response, notes, send } = exchange();
    response.assignSocket(request.socket);
    response.setHeader("Content-Length", "9");
    Object.defineProperty(response, "headersSent", { get: fail });
    expect(send()).toBe("torn");
    expect(notes).toEqual(["The response was cut: it could not be written."]);
    expect(request.socket.writableEnded).toBe(true);
  });

  it("cuts the connection of a response that cannot be cut itself", () => {
    const { request, response, send } = exchange();
    Object.defineProperty(response, "headersSent", { get: fail });
    Object.defineProperty(response, "socket", { get: fail });
    expect(send()).toBe("torn");
    expect(request.socket.destroyed).toBe(true);
  });
});

describe("a request that was made by hand", () => {
  it("is answered without a socket", () => {
    const { request, response, send } = exchange();
    Object.assign(request, { socket: undefined });
    expect(send()).toBe("answered");
    expect(response.statusCode).toBe(400);
  });

  it("is said to be torn where there is nothing to write to and nothing to cut", () => {
    const { request, response, send } = exchange();
    Object.assign(request, { socket: undefined });
    Object.defineProperty(response, "socket", { get: fail });
    Object.defineProperty(response, "headersSent", { get: fail });
    expect(send()).toBe("torn");
  });

  it("is answered by a response that knows no trailers", () => {
    const { response, send } = exchange();
    Object.assign(response, { addTrailers: undefined });
    expect(send()).toBe("answered");
  });
});
