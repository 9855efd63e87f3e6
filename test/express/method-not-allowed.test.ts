import type { Request } from "express";
import {
  ConfigurationError,
  errorHandler,
  kmsProfile,
  methodNotAllowed,
  notFound,
  standardProfile,
  type ErrorReport,
} from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";
import { headerValues } from "../support/raw-http";
import { useServer } from "../support/use-server";

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))("Express $version", ({ version }) => {
  const reports: ErrorReport[] = [];
  const create = EXPRESS[version];
  const app = create();
  app
    .route("/keys/:id")
    .get((request, response, next) => {
      if (request.params.id === "none") next();
      else response.end("key");
    })
    .delete((_request, response) => response.end())
    .all(methodNotAllowed());
  app.use("/written", (_request, response, next) => {
    const end = response.end.bind(response);
    // As compression does.
    response.end = () => {
      response.writeHead(response.statusCode);
      return end();
    };
    next();
  });
  app
    .route(["/named", "/written"])
    .post((_request, response) => response.end())
    .all(methodNotAllowed({ options: 200, message: (request: Request) => `${request.path} takes POST.` }));
  app
    .route("/own")
    .options((request, response, next) => {
      if (request.headers["x-pass"] === undefined) response.end("own");
      else next();
    })
    .all(methodNotAllowed());
  const kms = create.Router();
  kms
    .route("/keys")
    .post((_request, response) => response.end())
    .all(methodNotAllowed());
  app.use("/kms", kms, errorHandler({ profile: kmsProfile, onError: () => undefined }));
  app.get("/apart", (_request, response) => response.end());
  app.all("/apart", methodNotAllowed());
  app.use("/used", methodNotAllowed());
  kms.all("/behind-nothing", methodNotAllowed());
  const onError = (report: ErrorReport): void => void reports.push(report);
  app.use(notFound(), errorHandler({ profile: standardProfile, onError }));
  const server = useServer(app);

  it("answers a method that the route does not handle with 405 and those that it does", async () => {
    const answer = await server.ask({ method: "PUT", path: "/keys/7" });
    expect([answer.status, answer.phrase]).toEqual([405, "Method Not Allowed"]);
    expect(headerValues(answer, "allow")).toEqual(["DELETE, GET, HEAD, OPTIONS"]);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      detail: standardProfile.rows[405].meaning,
    });
  });

  it.each([
    { method: "GET", path: "/keys/7", status: 200 },
    { method: "HEAD", path: "/keys/7", status: 200 },
    { method: "GET", path: "/keys/none", status: 404 },
    { method: "HEAD", path: "/keys/none", status: 404 },
  ])("passes on what the route handles: $method $path is $status", async ({ method, path, status }) => {
    expect((await server.ask({ method, path })).status).toBe(status);
  });

  it("answers OPTIONS itself", async () => {
    const answer = await server.ask({ method: "OPTIONS", path: "/keys/7" });
    expect([answer.status, answer.body.length]).toEqual([204, 0]);
    expect(headerValues(answer, "allow")).toEqual(["DELETE, GET, HEAD, OPTIONS"]);
  });

  it.each(["/named", "/written"])("answers OPTIONS with 200 for a table without 204: %s", async (path) => {
    const options = await server.ask({ method: "OPTIONS", path });
    expect([options.status, headerValues(options, "content-length")]).toEqual([200, ["0"]]);
  });

  it("names what was wrong in the words of the option message", async () => {
    const answer = await server.ask({ path: "/named" });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ detail: "/named takes POST." });
  });

  it("leaves OPTIONS to a route that handles it", async () => {
    expect((await server.ask({ method: "OPTIONS", path: "/own" })).body.toString()).toBe("own");
    const passed = await server.ask({ method: "OPTIONS", path: "/own", headers: ["X-Pass: 1"] });
    expect(passed.status).toBe(404);
  });

  it("is answered by the fallback of a profile without 405, and Allow stays", async () => {
    const answer = await server.ask({ path: "/kms/keys" });
    expect([answer.status, headerValues(answer, "allow")]).toEqual([400, ["OPTIONS, POST"]]);
  });

  it.each(["/apart", "/used", "/kms/behind-nothing"])(
    "says that it does not come after the methods of a route: %s",
    async (path) => {
      reports.length = 0;
      expect((await server.ask({ method: "PUT", path })).status).toBe(500);
    },
  );
});

describe("methodNotAllowed", () => {
  it.each([
    { what: "another status for OPTIONS", options: { options: 404 }, says: "takes 200 or 204" },
    { what: "an unknown option", options: { allow: [] }, says: 'unknown option "allow"' },
    { what: "a message that is no function", options: { message: "x" }, says: 'a function as "message"' },
  ])("refuses $what", ({ options, says }) => {
    expect(() => methodNotAllowed(options as object)).toThrow(ConfigurationError);
    expect(() => methodNotAllowed(options as object)).toThrow(says);
  });

  it("is a middleware of three parameters with a name", () => {
    expect(methodNotAllowed()).toHaveLength(3);
    expect(methodNotAllowed().name).toBe("methodNotAllowed");
  });
});
