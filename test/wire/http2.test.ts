import { execFile } from "node:child_process";
import { constants } from "node:http2";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import {
  errorHandler,
  HttpError,
  NotFound,
  notFound,
  ServerUnavailable,
  Unauthorized,
  type ErrorReport,
} from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";
import { useHttp2Server, type Http2Listener } from "../support/use-http2-server";

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))(
  "a bare Router of Express $version over node:http2",
  ({ version }) => {
    const reports: ErrorReport[] = [];
    const router = EXPRESS[version].Router();
    let fail: RequestHandler;
    router.get("/", (request, response, next) => fail(request, response, next));
    router.use(notFound());
    const onError = (report: ErrorReport): void => void reports.push(report);
    router.use(errorHandler({ challenge: ["Bearer", "Digest"], onError }));
    const listener: Http2Listener = (request, response) => {
      router(request as Request, response as Response, unreachable);
    };
    const server = useHttp2Server(listener);
    const askThrowing = async (error: unknown, method?: string) => {
      fail = (_request, _response, next) => {
        next(error);
      };
      return await server.ask(method);
    };

    beforeEach(() => {
      reports.length = 0;
    });

    it("answers the documented row without a phrase", async () => {
      const { headers, body, closedWith } = await askThrowing(new ServerUnavailable("", { retryAfter: 9 }));
      expect(closedWith).toBe(constants.NGHTTP2_NO_ERROR);
      expect(headers).toMatchObject({
        ":status": 503,
        "content-type": "application/problem+json",
        "content-length": String(body.length),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "retry-after": "9",
      });
      expect(JSON.parse(body)).toEqual({
        type: "about:blank",
        title: "Server Unavailable",
        status: 503,
        detail: "The server is currently unavailable.",
        requestId: headers["x-request-id"],
      });
      expect(reports).toMatchObject([{ outcome: "answered", status: 503, notes: [] }]);
    });

    it("answers an unknown path with the 404 row", async () => {
      const { headers, body } = await server.ask("GET", "/nowhere?secret");
      expect(headers[":status"]).toBe(404);
      expect(JSON.parse(body)).toMatchObject({ detail: "The requested resource could not be found." });
      expect(reports).toMatchObject([{ path: "/nowhere", method: "GET" }]);
    });

    it("has the headers of GET and no body for HEAD", async () => {
      const got = await askThrowing(new NotFound());
      const head = await askThrowing(new NotFound(), "HEAD");
      expect(Object.keys(head.headers)).toEqual(Object.keys(got.headers));
      expect(head.headers["content-length"]).toBe(String(got.body.length));
      expect(head.body).toBe("");
    });

    it("sends no trailers of the failed handler", async () => {
      fail = (_request, response, next) => {
        response.addTrailers({ "x-sum": "secret" });
        next(new NotFound());
      };
      const { body, trailers } = await server.ask();
      expect(JSON.parse(body)).toMatchObject({ status: 404 });
      expect(trailers).toEqual({});
    });

    it("sends a header of several values", async () => {
      const { headers } = await askThrowing(new Unauthorized("", { challenge: ["Basic", "Bearer"] }));
      expect(headers["www-authenticate"]).toBe("Basic, Bearer");
    });

    it("sends the challenges of the handler with a 401 that has none", async () => {
      const { headers } = await askThrowing(new Unauthorized());
      expect(headers["www-authenticate"]).toBe("Bearer, Digest");
    });

    it("answers an error with a list in a header that HTTP/2 sends once", async () => {
      const headers = { "Retry-After": ["1", "2"] };
      const response = await askThrowing(new HttpError(400, "Twice.", { headers }));
      expect(response.headers[":status"]).toBe(400);
      expect(reports).toMatchObject([{ outcome: "answered" }]);
    });

    it("is answered by the methods of Node where those of the response throw", async () => {
      fail = (_request, response, next) => {
        response.end = () => {
          throw new Error("broken");
        };
        next(new NotFound());
      };
      const { headers, body } = await server.ask();
      expect(headers[":status"]).toBe(404);
      expect(JSON.parse(body)).toMatchObject({ title: "Not Found" });
      expect(reports).toMatchObject([{ outcome: "answered" }]);
    });

    it.each(["Keep-Alive", "Proxy-Connection", "Upgrade", "TE", "HTTP2-Settings"])(
      "answers without a %s that the failed handler has left, for which Node would send nothing",
      async (name) => {
        fail = (_request, response, next) => {
          response.setHeader(name, "1");
          next(new NotFound());
        };
        const { headers } = await server.ask();
        expect(headers[":status"]).toBe(404);
        expect(headers).not.toHaveProperty(name.toLowerCase());
      },
    );

    it("resets the stream of a response that has begun", async () => {
      fail = (_request, response, next) => {
        response.write("begun");
        next(new Error("late"));
      };
      const { closedWith } = await server.ask();
      expect(closedWith).toBe(constants.NGHTTP2_INTERNAL_ERROR);
      expect(reports).toMatchObject([{ outcome: "torn" }]);
    });

    it("answers nothing to a stream that is closed", async () => {
      fail = (_request, response, next) => {
        response.once("close", () => {
          next(new Error("nobody reads this"));
        });
        (response as unknown as { stream: { close(code: number): void } }).stream.close(
          constants.NGHTTP2_CANCEL,
        );
      };
      const { closedWith } = await server.ask();
      await nextTurn();
      expect(closedWith).toBe(constants.NGHTTP2_CANCEL);
      expect(reports).toMatchObject([{ outcome: "aborted" }]);
    });
  },
);

describe("what Node says on stderr of a server over node:http2", () => {
  // In a process of its own, since jest gives tests a copy of process that hears no warnings.
  const stderrOf = async (mode: "answers" | "sets-a-phrase"): Promise<string> => {
    const script = join(__dirname, "http2-server.ts");
    const child = await promisify(execFile)(process.execPath, ["-r", "esbuild-register", script, mode]);
    expect(child.stdout).toBe("503\n");
    return child.stderr;
  };

  it("is nothing where the error handler answers", async () => {
    expect(await stderrOf("answers")).toBe("");
  });

  it("is a warning where a handler sets a phrase", async () => {
    expect(await stderrOf("sets-a-phrase")).toContain("UnsupportedWarning: Status message is not supported");
  });
});

const unreachable: NextFunction = (error?: unknown) => {
  throw new Error("The error handler passes nothing on.", { cause: error });
};
