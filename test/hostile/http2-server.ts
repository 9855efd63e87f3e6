import {
  connect,
  createServer,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type Http2Server,
  type IncomingHttpHeaders,
} from "node:http2";
import type { AddressInfo } from "node:net";
import type { Request, RequestHandler, Response } from "express";
import { errorHandler, notFound, type ErrorReport } from "../../src";
import { CREATE_APP, PROFILES, type Setting } from "./settings";

export interface Http2Answer {
  readonly headers: IncomingHttpHeaders;
  readonly status: unknown;
  readonly body: string;
  /** The error code that closed the stream, 0 where it ended in order. */
  readonly closedWith: number;
}

export interface HostileHttp2Server {
  readonly reports: ErrorReport[];
  /** The one session that every request of a test shares. */
  readonly session: ClientHttp2Session;
  handle: RequestHandler;
}

/** Serves a bare router over HTTP/2, since an Express application does not run there. */
export function useHttp2Server(setting: Setting): HostileHttp2Server {
  let server: Http2Server;
  let session: ClientHttp2Session;
  const state = {
    reports: [] as ErrorReport[],
    get session() {
      return session;
    },
    handle: ((_request, _response, next) => {
      next();
    }) as RequestHandler,
  };
  beforeAll(async () => {
    const router = CREATE_APP[setting.express].Router();
    router.get("/alive", (_request, response) => response.end("alive"));
    router.use((request, response, next) => state.handle(request, response, next));
    const onError = (report: ErrorReport): void => void state.reports.push(report);
    router.use(notFound(), errorHandler({ profile: PROFILES[setting.profile], onError }));
    server = createServer((request, response) => {
      router(request as unknown as Request, response as unknown as Response, () => response.end("unreached"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    state.reports.length = 0;
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
  return state;
}

/** What came of one stream, until it is closed in whatever way. */
export async function answerOf(stream: ClientHttp2Stream): Promise<Http2Answer> {
  return await new Promise((resolve) => {
    let headers: IncomingHttpHeaders = {};
    let body = "";
    stream.setEncoding("utf8");
    stream.on("response", (received) => (headers = received));
    stream.on("data", (text: string) => (body += text));
    // A reset is told by the code as well.
    stream.on("error", () => undefined);
    stream.on("close", () => {
      resolve({ headers, status: headers[":status"], body, closedWith: stream.rstCode });
    });
  });
}
