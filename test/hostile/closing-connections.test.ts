import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, RequestHandler, Response } from "express";
import { Unauthorized } from "../../src";
import { parseResponse } from "../support/parse-response";
import { requestBytes, type RequestParts } from "../support/raw-http";
import { SLOW_BODY, useSlowClient, type Part } from "../support/use-slow-client";
import { expectBareRow, expectServerAlive } from "./ask";
import { useHostileServer } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { SETTING_TITLE, SETTINGS_ONCE } from "./settings";

const UPLOAD_LENGTH = 400_000;

interface Closing {
  readonly what: string;
  readonly parts?: RequestParts;
  readonly before?: (request: Request, response: Response) => Promise<void> | void;
}

/** Each leaves the server with bytes that it has not read when it closes the connection. */
const CLOSING: readonly Closing[] = [
  { what: "Connection: close", parts: { headers: ["Connection: close"] } },
  { what: "HTTP/1.0", parts: { version: "1.0" } },
  {
    what: "a response that closes",
    before: (_request, response) => {
      response.set("Connection", "close");
    },
  },
  {
    what: "a loop over the body that is left",
    before: async (request) => {
      for await (const chunk of request as AsyncIterable<unknown>)
        throw new Unauthorized("", { cause: chunk });
    },
  },
  {
    what: "a transform that fails",
    before: async (request) => {
      const failing = new Transform({ transform: (_chunk, _encoding, done) => done(new Unauthorized()) });
      await pipeline(request, failing);
    },
  },
  {
    what: "a web stream that is cancelled",
    before: async (request) => {
      const reader = Readable.toWeb(request).getReader();
      await reader.read();
      await reader.cancel();
    },
  },
  {
    what: "a connection that closes after a pipe has read for a while",
    parts: { headers: ["Connection: close"] },
    before: async (request) => {
      request.pipe(
        new Transform({ transform: (_chunk, _encoding, done) => setTimeout(done, 1_000).unref() }),
      );
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
  },
];

describe.each(SETTINGS_ONCE)(SETTING_TITLE, (setting) => {
  const exchange = useSlowClient();
  const server = useHostileServer(setting);
  const answerTo = async (parts: readonly Part[]) => {
    const { received, error } = await exchange({ port: server.port, parts });
    const raw = parseResponse(Buffer.from(received, "latin1"), { method: "POST", ended: true });
    if (raw === undefined) throw new Error(`No answer, but ${String(error)}: ${JSON.stringify(received)}`);
    return { raw, rest: received.slice(raw.bytes.length) };
  };
  const refuseAfter = (before: Closing["before"]): RequestHandler => {
    return (request, response, next) => {
      const refuse = (): void => {
        next(new Unauthorized());
      };
      void Promise.resolve(before?.(request, response)).then(refuse, refuse);
    };
  };
  const upload = (parts?: RequestParts): string =>
    requestBytes({
      method: "POST",
      ...parts,
      headers: [...(parts?.headers ?? []), `Content-Length: ${UPLOAD_LENGTH}`],
    });

  it.each(CLOSING)("answers a client that still sends over $what", async ({ parts, before }) => {
    server.handle = refuseAfter(before);
    const { raw } = await answerTo([upload(parts), ...SLOW_BODY]);
    expectBareRow(server, expectDocumentedResponse(setting.profile, raw, "POST"), 401);
    expect(server.reports).toMatchObject([{ outcome: "answered", thrownStatus: 401 }]);
    await expectServerAlive(server);
  });

  it("answers it behind another response of the connection", async () => {
    server.handle = (request, response, next) => {
      if (request.path === "/first") setTimeout(() => response.end("first"), 20);
      else next(new Unauthorized());
    };
    const { raw, rest } = await answerTo([
      requestBytes({ path: "/first" }) + upload({ headers: ["Connection: close"] }),
      ...SLOW_BODY,
    ]);
    expect(raw.body.toString()).toBe("first");
    const second = parseResponse(Buffer.from(rest, "latin1"), { method: "POST", ended: true });
    expect(second?.status).toBe(setting.profile === "base" ? 401 : 403);
  });

  it.each([
    { when: "at once", path: "/torn" },
    { when: "while the healthy one is on its way", path: "/torn-behind" },
  ])("delivers a healthy response before one that is torn $when", async ({ path }) => {
    const healthy = "healthy".repeat(10_000);
    server.handle = (request, response, next) => {
      if (request.path === "/healthy") {
        if (path === "/torn") response.end(healthy);
        else setTimeout(() => response.end(healthy), 20);
      } else if (request.path === path) {
        response.write("begun");
        next(new Error("It failed after it had begun."));
      }
      // The upload behind it is never answered.
    };
    const { raw, rest } = await answerTo([
      requestBytes({ path: "/healthy" }) + requestBytes({ path }) + upload(),
      ...SLOW_BODY,
    ]);
    expect(raw.body.toString()).toBe(healthy);
    expect(rest).not.toMatch(/\r\n0\r\n/);
    await expectServerAlive(server);
  });

  it("answers one that pauses for a second and a half", async () => {
    server.handle = refuseAfter(undefined);
    const { raw } = await answerTo([
      upload({ headers: ["Connection: close"] }),
      { bytes: UPLOAD_LENGTH / 2 },
      { milliseconds: 1_500 },
      { bytes: UPLOAD_LENGTH / 2 },
    ]);
    expect(raw.status).toBe(setting.profile === "base" ? 401 : 403);
  });
});
