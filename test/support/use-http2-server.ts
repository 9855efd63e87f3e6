import {
  connect,
  createServer,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type Http2Server,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from "node:http2";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Http2Response {
  readonly headers: IncomingHttpHeaders & IncomingHttpStatusHeader;
  readonly body: string;
  readonly trailers: IncomingHttpHeaders;
  /** The HTTP/2 error code that the stream was closed with, 0 where it ended in order. */
  readonly closedWith: number;
}

export interface Http2TestServer {
  /** The one session of a test. */
  readonly session: ClientHttp2Session;
  /** Sends one request on that session and reads the response to it. */
  ask(method?: string, path?: string): Promise<Http2Response>;
}

export type Http2Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves over node:http2 while the tests of one describe block run. */
export function useHttp2Server(listener: Http2Listener): Http2TestServer {
  let server: Http2Server;
  let session: ClientHttp2Session;
  beforeAll(async () => {
    // A bare router needs no more of them than both protocols have.
    server = createServer(listener as unknown as Parameters<typeof createServer>[1]);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    session = connect(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  });
  afterEach(async () => {
    await new Promise<void>((resolve) => {
      session.close(resolve);
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    get session() {
      return session;
    },
    ask: async (method = "GET", path = "/") =>
      await responseOn(session.request({ ":method": method, ":path": path })),
  };
}

/** What came on a stream until it was closed, in whatever way. */
export async function responseOn(stream: ClientHttp2Stream): Promise<Http2Response> {
  return await new Promise((resolve) => {
    let headers: Http2Response["headers"] = {};
    let body = "";
    let trailers: IncomingHttpHeaders = {};
    stream.setEncoding("utf8");
    stream.on("response", (received) => (headers = received));
    stream.on("data", (text: string) => (body += text));
    stream.on("trailers", (received: IncomingHttpHeaders) => (trailers = received));
    // A reset stream emits an error as well; what counts is the code that it was closed with.
    stream.on("error", () => undefined);
    stream.on("close", () => {
      resolve({ headers, body, trailers, closedWith: stream.rstCode });
    });
  });
}
