import { once } from "node:events";
import {
  connect,
  createServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from "node:http2";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { deliver } from "../../src/express/deliver";
import { exchangeOf } from "../../src/express/replace-response";
import type { Outcome } from "../../src/report/report";
import type { ErrorResponse } from "../../src/response/build-response";
import { createHttp2Request, createRequest } from "./create-request";

const ANSWER: ErrorResponse = {
  status: 404,
  thrownStatus: 404,
  reason: "Key Not Found",
  headers: [
    ["Content-Type", "application/json"],
    ["Allow", ["GET", "HEAD"]],
    ["Vary", "Accept"],
    ["Upgrade", "TLS/1.3"],
    ["Connection", "Upgrade"],
  ],
  mediaType: "application/json",
  body: "{}",
  problem: { status: 400, reason: "Bad Request", detail: "No.", type: "about:blank" },
};

/** What a failed handler does before its error is answered. */
type Fail = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

describe("an answer over HTTP/2", () => {
  let server: Http2Server;
  let fail: Fail;
  let outcomes: Outcome[];

  beforeEach(async () => {
    outcomes = [];
    fail = () => undefined;
    server = createServer((request, response) => {
      fail(request, response);
      // What the types of the two versions differ in is not asked for.
      const [req, res] = [request, response] as unknown as [IncomingMessage, ServerResponse];
      outcomes.push(deliver(req, res, ANSWER, () => undefined));
    }).listen(0);
    await once(server, "listening");
  });

  afterEach(() => {
    server.close();
  });

  async function ask() {
    const session = connect(`http://localhost:${String((server.address() as AddressInfo).port)}`);
    try {
      const stream = session.request({ ":path": "/keys/7" });
      const trailers: unknown[] = [];
      stream.on("trailers", (received) => void trailers.push({ ...received }));
      const begun = Promise.race([once(stream, "response"), once(stream, "close")]);
      const [headers = {}] = (await begun) as [Record<string, unknown>?];
      let body = "";
      for await (const chunk of stream) body += String(chunk);
      return { headers, body, trailers };
    } finally {
      session.close();
    }
  }

  it("has a list of values in one line, and no phrase", async () => {
    const warned: unknown[] = [];
    const onWarning = (warning: Error): void => void warned.push(warning.message);
    process.on("warning", onWarning);
    const { headers, body } = await ask();
    process.off("warning", onWarning);
    expect({ ...headers }).toMatchObject({ ":status": 404, allow: "GET, HEAD", vary: "Accept" });
    expect(body).toBe("{}");
    expect(warned).toEqual([]);
    expect(outcomes).toEqual(["answered"]);
  });

  it("has no header of a connection of HTTP/1, which Node refuses to send", async () => {
    const { headers } = await ask();
    expect(headers).not.toHaveProperty("upgrade");
    expect(headers).not.toHaveProperty("connection");
    expect(outcomes).toEqual(["answered"]);
  });

  it("adds to a Vary that is there", async () => {
    fail = (_request, response) => {
      response.setHeader("Vary", ["Origin", "Cookie"]);
    };
    expect((await ask()).headers["vary"]).toBe("Origin, Cookie, Accept");
  });

  it("has no trailers of the failed handler", async () => {
    fail = (_request, response) => {
      response.addTrailers({ "x-checksum": "7" });
    };
    const { body, trailers } = await ask();
    expect(body).toBe("{}");
    expect(JSON.stringify(trailers)).not.toContain("x-checksum");
  });

  it("is not sent over a stream that is closed", async () => {
    fail = (_request, response) => {
      response.stream.close();
    };
    expect(await ask()).toEqual({ headers: {}, body: "", trailers: [] });
    expect(outcomes).toEqual(["aborted"]);
  });

  it("is not sent over a stream that is destroyed", async () => {
    fail = (_request, response) => {
      response.stream.destroy();
    };
    expect(await ask()).toEqual({ headers: {}, body: "", trailers: [] });
    expect(outcomes).toEqual(["aborted"]);
  });
});

describe("over HTTP/1", () => {
  it.each([
    { major: 1, is: false },
    { major: 2, is: true },
    { major: 3, is: true },
  ])("version $major is taken for HTTP/2: $is", ({ major, is }) => {
    const stream = {};
    const { response } = createRequest();
    const exchange = exchangeOf(createHttp2Request(major), Object.assign(response, { stream }));
    expect(exchange.stream).toBe(is ? stream : undefined);
  });

  it("a client that writes HTTP/2.0 is not trusted", () => {
    const { request, response } = createRequest();
    request.httpVersionMajor = 2;
    expect(exchangeOf(request, Object.assign(response, { stream: {} })).stream).toBeUndefined();
  });
});
