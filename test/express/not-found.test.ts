import type { Express, Request } from "express";
import {
  ConfigurationError,
  errorHandler,
  kmsProfile,
  NotFound,
  notFound,
  type ErrorReport,
} from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";
import { headerValues } from "../support/raw-http";
import { useServer } from "../support/use-server";
import { createRequest } from "./create-request";

describe("notFound", () => {
  it("passes a NotFound on", () => {
    const { request, response } = createRequest();
    const passed: unknown[] = [];
    notFound()(request, response, (error) => void passed.push(error));
    expect(passed).toEqual([expect.any(NotFound)]);
  });

  it.each([
    { what: "a message", options: "No such page.", says: "notFound takes an object of options" },
    { what: "an unknown option", options: { text: "" }, says: 'unknown option "text"' },
    { what: "a message that is no function", options: { message: "x" }, says: 'a function as "message"' },
  ])("refuses $what", ({ options, says }) => {
    expect(() => notFound(options as object)).toThrow(ConfigurationError);
    expect(() => notFound(options as object)).toThrow(says);
  });

  it("is a middleware of three parameters with a name", () => {
    expect(notFound()).toHaveLength(3);
    expect(notFound().name).toBe("notFound");
  });
});

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))(
  "OPTIONS in Express $version",
  ({ version }) => {
    const reports: ErrorReport[] = [];
    const onError = (report: ErrorReport): void => void reports.push(report);
    beforeEach(() => {
      reports.length = 0;
    });

    const create = EXPRESS[version];
    const app = create();
    app.use((_request, response, next) => {
      response.setHeader("Content-Security-Policy", "default-src 'self'");
      next();
    });
    app.get("/keys/:id", (_request, response) => response.end("key"));
    app.delete("/keys/:id", (_request, response) => response.end());
    const router = create.Router();
    router.get("/inner", (_request, response) => response.end());
    router.use(notFound({ message: (request: Request) => `Nothing is at ${request.path}.` }));
    router.use(errorHandler({ profile: kmsProfile, onError }));
    app.use("/kms", router);
    app.use("/fails", notFound(), errorHandler({ onError }));
    app.use("/fails", () => {
      throw new Error("What stands behind it fails.");
    });
    app.use("/own", notFound(), errorHandler({ onError }));
    app.use("/own", (_request, response) => {
      response.status(404).end("own");
    });
    app.use(notFound(), errorHandler({ onError }));
    const server = useServer(app);

    it.each([
      { path: "/keys/7", methods: ["DELETE", "GET", "HEAD"] },
      { path: "/kms/inner", methods: ["GET", "HEAD"] },
    ])("for $path, which a route serves, is answered by Express", async ({ path, methods }) => {
      const answer = await server.ask({ method: "OPTIONS", path });
      expect(answer.status).toBe(200);
      expect(headerValues(answer, "allow").join().split(/, ?/).sort()).toEqual(methods);
      expect(reports).toEqual([]);
    });

    it("for a path that no route serves is answered by the profile, as any other method is", async () => {
      const answer = await server.ask({ method: "OPTIONS", path: "/unknown" });
      expect([answer.status, answer.phrase]).toEqual([404, "Not Found"]);
      expect(headerValues(answer, "content-type")).toEqual(["application/problem+json"]);
      expect(headerValues(answer, "content-security-policy")).toEqual(["default-src 'self'"]);
      expect(headerValues(answer, "allow")).toEqual([]);
      expect(reports).toEqual([
        expect.objectContaining({ status: 404, method: "OPTIONS", outcome: "answered" }),
      ]);
    });

    it("is answered by the first handler that it reaches, and is one report", async () => {
      const answer = await server.ask({ method: "OPTIONS", path: "/kms/unknown" });
      expect(JSON.parse(answer.body.toString())).toEqual({
        error: { error_code: "KMS.0207", error_msg: "Nothing is at /unknown." },
      });
      expect(reports).toHaveLength(1);
    });

    it("may be answered by what stands behind, which may fail too", async () => {
      expect((await server.ask({ method: "OPTIONS", path: "/fails" })).status).toBe(500);
      const own = await server.ask({ method: "OPTIONS", path: "/own" });
      expect([own.status, own.body.toString()]).toEqual([404, "own"]);
    });
  },
);

describe("OPTIONS where the app has no policy of its own", () => {
  const app: Express = EXPRESS[5]();
  app.use(notFound(), errorHandler({ onError: () => undefined }));
  const server = useServer(app);

  it("is answered without that of Express", async () => {
    const answer = await server.ask({ method: "OPTIONS", path: "/unknown" });
    expect(answer.status).toBe(404);
    expect(headerValues(answer, "content-security-policy")).toEqual([]);
  });
});

describe("OPTIONS where the app has the policy of Express's page", () => {
  const PAGE = { root: __dirname };
  const app: Express = EXPRESS[5]();
  const reports: ErrorReport[] = [];
  app.use((_request, response, next) => {
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    next();
  });
  app.use((request, response, next) => {
    if (request.path === "/broken") {
      response.getHeader = () => {
        throw new Error("It has no headers.");
      };
    }
    next();
  });
  app.use(notFound(), errorHandler({ onError: (report) => void reports.push(report) }));
  app.use("/file", (_request, response) => {
    response.status(404).sendFile("create-request.ts", PAGE);
  });
  app.use("/page", (_request, response) => {
    response.status(404).send("<h1>Lost</h1>");
  });
  const server = useServer(app);
  beforeEach(() => {
    reports.length = 0;
  });

  it.each([
    { what: "a page", path: "/page", body: "<h1>Lost</h1>" },
    { what: "a file", path: "/file", body: "ServerResponse" },
  ])("leaves $what of the app's own alone", async ({ path, body }) => {
    const answer = await server.ask({ method: "OPTIONS", path });
    expect([answer.status, answer.body.toString()]).toEqual([404, expect.stringContaining(body)]);
    expect(reports).toEqual([]);
  });

  it("replaces the page of Express", async () => {
    const answer = await server.ask({ method: "OPTIONS", path: "/unknown" });
    expect(headerValues(answer, "content-type")).toEqual(["application/problem+json"]);
    expect(headerValues(answer, "content-security-policy")).toEqual(["default-src 'none'"]);
    expect(reports).toHaveLength(1);
  });

  it("is answered where the headers cannot be read", async () => {
    const answer = await server.ask({ method: "OPTIONS", path: "/broken" });
    expect(headerValues(answer, "content-type")).toEqual(["application/problem+json"]);
    expect(reports).toHaveLength(1);
  });
});

describe("OPTIONS in a bare router", () => {
  const router = EXPRESS[5].Router();
  router.use(notFound(), errorHandler({ onError: () => undefined }));
  const server = useServer((request, response) => {
    router(request as Request, response as never, () => response.end("unreached"));
  });

  it("is answered by the profile", async () => {
    expect((await server.ask({ method: "OPTIONS", path: "/unknown" })).status).toBe(404);
  });
});

describe("a response that has begun", () => {
  const app: Express = EXPRESS[5]();
  app.get("/ended", (_request, response, next) => {
    response.end("whole");
    next();
  });
  app.get("/begun", (_request, response, next) => {
    response.write("0");
    next();
    setTimeout(() => response.end("1"), 10);
  });
  app.use(notFound(), errorHandler());
  const server = useServer(app);

  it.each([
    { path: "/ended", body: "whole" },
    { path: "/begun", body: "01" },
  ])("is left alone: $path", async ({ path, body }) => {
    expect((await server.ask({ path })).body.toString()).toBe(body);
  });
});
