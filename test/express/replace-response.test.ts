import type { RequestHandler, Response } from "express";
import { BadRequest } from "../../src";
import { EXPRESS_VERSIONS } from "../support/app-that-throws";
import { headerValues, IncompleteResponse, requestBytes, withConnection } from "../support/raw-http";
import { useFailingServer } from "../support/use-failing-server";

/** What a middleware of another package does to a response before a handler fails. */
type Prepare = (response: Response) => void;

function failingAfter(prepare: Prepare): RequestHandler {
  return (_request, response, next) => {
    prepare(response);
    next(new BadRequest("Größe?"));
  };
}

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))(
  "an answer on Express $version",
  ({ version }) => {
    const failing = useFailingServer({}, { version });
    const answerAfter = async (prepare: Prepare, method = "GET") => {
      failing.handle = failingAfter(prepare);
      return await failing.ask({ method });
    };
    const expectAnswered = async (prepare: Prepare) => {
      const raw = await answerAfter(prepare);
      expect([raw.status, raw.phrase, raw.framing]).toEqual([400, "Bad Request", "content-length"]);
      expect(JSON.parse(raw.body.toString("utf8"))).toMatchObject({ detail: "Größe?" });
      expect(failing.reports).toMatchObject([{ outcome: "answered" }]);
      return raw;
    };

    it("replaces what described the response that did not happen, and keeps the rest", async () => {
      const raw = await expectAnswered((response) => {
        response.status(201).set({
          "Content-Type": "text/html",
          "Content-Encoding": "gzip",
          "Content-Length": "5",
          "Transfer-Encoding": "chunked",
          "Cache-Control": "public, max-age=3600",
          ETag: '"1"',
          Location: "/keys/7",
          "Access-Control-Allow-Origin": "*",
          "Content-Security-Policy": "default-src 'none'",
          "Set-Cookie": "session=2",
          "RateLimit-Remaining": "3",
        });
        response.statusMessage = "Created";
      });
      for (const gone of ["content-encoding", "transfer-encoding", "etag", "location"]) {
        expect(headerValues(raw, gone)).toEqual([]);
      }
      expect(headerValues(raw, "content-type")).toEqual(["application/problem+json"]);
      expect(headerValues(raw, "cache-control")).toEqual(["no-store"]);
      expect(headerValues(raw, "access-control-allow-origin")).toEqual(["*"]);
      expect(headerValues(raw, "content-security-policy")).toEqual(["default-src 'none'"]);
      expect(headerValues(raw, "set-cookie")).toEqual(["session=2"]);
      expect(headerValues(raw, "ratelimit-remaining")).toEqual(["3"]);
    });

    it.each([204, 304])("has a body after a handler that had set %i", async (status) => {
      await expectAnswered((response) => response.status(status));
    });

    it("tells header values beyond ASCII as they were set", async () => {
      const raw = await expectAnswered((response) => response.set("X-Name", "Jürgen"));
      expect(headerValues(raw, "x-name")).toEqual(["Jürgen"]);
    });

    it.each([
      { what: "end", prepare: breaking("end") },
      { what: "setHeader", prepare: breaking("setHeader") },
      { what: "removeHeader", prepare: breaking("removeHeader", (response) => response.set("ETag", "1")) },
      { what: "getHeaderNames", prepare: breaking("getHeaderNames") },
      { what: "writeHead", prepare: breaking("writeHead") },
      {
        what: "json, send and getHeader",
        prepare: breaking("json", breaking("send", breaking("getHeader"))),
      },
    ])("goes out by Node's own methods where $what throws", async ({ prepare }) => {
      await expectAnswered(prepare);
    });

    it("goes out once where a wrapper of end throws after it has ended", async () => {
      const raw = await expectAnswered((response) => {
        const end = response.end.bind(response) as (body: unknown) => void;
        response.end = (body?: unknown) => {
          end(body);
          throw new Error("too late");
        };
      });
      expect(raw.framing).toBe("content-length");
    });

    it("is cut and noted where a wrapper of end throws after it has begun", async () => {
      failing.handle = failingAfter((response) => {
        response.end = () => {
          response.flushHeaders();
          throw new Error("midway");
        };
      });
      await withConnection(failing.port, async (connection) => {
        connection.send(requestBytes());
        await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
      });
      expect(failing.reports).toMatchObject([
        { outcome: "torn", notes: ["The response was cut: it could not be written."] },
      ]);
    });

    it.each(["GET", "HEAD"])(
      "passes once through the wrappers of end, with a body that Node leaves out where it has to: %s",
      async (method) => {
        const ended: unknown[] = [];
        await answerAfter((response) => {
          const end = response.end.bind(response) as (body: unknown) => Response;
          response.end = (body?: unknown) => {
            ended.push(body);
            return end(body);
          };
        }, method);
        expect(ended).toEqual([expect.any(Buffer)]);
      },
    );

    it("has the body that it announces, though the method was rewritten to HEAD", async () => {
      failing.handle = (request, response, next) => {
        request.method = "HEAD";
        failingAfter(() => undefined)(request, response, next);
      };
      const raw = await failing.ask({ method: "POST" });
      expect(Number(headerValues(raw, "content-length")[0])).toBe(raw.body.length);
      expect(raw.body.length).toBeGreaterThan(100);
    });

    it("has no body for a HEAD that was rewritten to GET", async () => {
      failing.handle = (request, response, next) => {
        request.method = "GET";
        failingAfter(() => undefined)(request, response, next);
      };
      await withConnection(failing.port, async (connection) => {
        connection.send(requestBytes({ method: "HEAD" }));
        await connection.receive("HEAD");
        connection.send(requestBytes({ path: "/alive" }));
        expect((await connection.receive()).body.toString()).toBe("alive");
      });
    });

    it("sends no trailers of the failed handler", async () => {
      const raw = await answerAfter((response) => {
        response.setHeader("Trailer", "X-Sum");
        response.addTrailers({ "X-Sum": "secret" });
        const end = response.end.bind(response) as (body: unknown) => Response;
        response.end = (body?: unknown) => {
          // As compression does, which makes the body chunked.
          response.removeHeader("Content-Length");
          return end(body);
        };
      });
      expect(JSON.stringify(raw)).not.toContain("secret");
    });

    it.each([{ prepare: () => undefined }, { prepare: breaking("end") }])(
      "has no body for HEAD, by whichever methods it goes out",
      async ({ prepare }) => {
        const raw = await answerAfter(prepare, "HEAD");
        expect([raw.status, raw.body.length]).toEqual([400, 0]);
        expect(Number(headerValues(raw, "content-length")[0])).toBeGreaterThan(100);
      },
    );
  },
);

/** Makes one method of the response throw, as a broken wrapper would. */
function breaking(method: keyof Response, before: Prepare = () => undefined): Prepare {
  return (response) => {
    before(response);
    Object.assign(response, {
      [method]: () => {
        throw new Error("broken");
      },
    });
  };
}
