import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { ConfigurationError } from "../../src";
import { documentRefusals } from "../../src/server";
import { IncompleteResponse, RawConnection, requestBytes } from "../support/raw-http";
import { useRefusingServer } from "./refusing-server";

describe("documentRefusals refuses", () => {
  it.each([
    {
      what: "an app",
      call: () => {
        documentRefusals(express() as never);
      },
      says: "takes a server",
    },
    {
      what: "nothing",
      call: () => {
        documentRefusals(undefined as never);
      },
      says: "received undefined",
    },
    {
      what: "a server that answers by itself",
      call: () => {
        documentRefusals(createServer().on("clientError", () => undefined));
      },
      says: "clientError",
    },
    {
      what: "a server whose refusals are documented already",
      call: () => {
        const server = createServer();
        documentRefusals(server);
        documentRefusals(server);
      },
      says: "clientError",
    },
    {
      what: "an unknown option",
      call: () => {
        documentRefusals(createServer(), { onerror: 1 } as object);
      },
      says: 'documentRefusals received an unknown option "onerror". Did you mean "onError"?',
    },
    {
      what: "an option of a wrong type",
      call: () => {
        documentRefusals(createServer(), { profile: 1 as never });
      },
      says: "documentRefusals takes a profile",
    },
    {
      what: "a mapper that is none",
      call: () => {
        documentRefusals(createServer(), { mappers: [1 as never] });
      },
      says: "documentRefusals takes a function",
    },
  ])("$what", ({ call, says }) => {
    expect(call).toThrow(ConfigurationError);
    expect(call).toThrow(says);
  });
});

describe("an observer that throws", () => {
  const server = useRefusingServer({
    options: {
      onError: () => {
        throw new Error("The observer is broken.");
      },
    },
  });

  it("does not change the answer", async () => {
    const lines = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const connection = await server.open();
    connection.send("GET / HTTP/1.1\r\n\r\n");
    expect((await connection.receive()).status).toBe(400);
    expect(await connection.ended()).toBe("closed");
    expect(lines.mock.calls).toEqual([[expect.stringContaining("The observer is broken.")]]);
    lines.mockRestore();
  });
});

describe("the options of errorHandler", () => {
  const server = useRefusingServer({
    options: { typeBase: "https://example.com/problems", requestId: (req) => `id-${req.url ?? ""}` },
  });

  it("hold for refusals too", async () => {
    const connection = await server.open();
    connection.send("GET /1 HTTP/1.1\r\n\r\n");
    expect(JSON.parse((await connection.receive()).body.toString())).toMatchObject({
      type: "https://example.com/problems/bad-request",
      requestId: "id-/1",
    });
  });
});

describe("a response that began before the refusals were documented", () => {
  const late = createServer((_request, response) => response.write("12345"));

  beforeAll(async () => await new Promise<void>((resolve) => late.listen(0, "127.0.0.1", resolve)));
  afterAll(async () => await new Promise((resolve) => late.close(resolve)));

  it("is cut, and nothing is written into it", async () => {
    const connection = await RawConnection.open((late.address() as AddressInfo).port);
    connection.send(requestBytes());
    await connection.receiveUntil("12345");
    documentRefusals(late);
    connection.send("?\r\n\r\n");
    const incomplete: unknown = await connection.receive().catch((error: unknown) => error);
    expect(incomplete).toBeInstanceOf(IncompleteResponse);
    expect(String((incomplete as IncompleteResponse).received)).toMatch(/5\r\n12345\r\n$/);
  });
});
