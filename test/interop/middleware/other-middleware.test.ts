/** @jest-environment ./support/native-environment.cjs */
import "reflect-metadata";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExpressTemplateService } from "@tsoa/runtime";
import { IsEmail, MaxLength } from "class-validator";
import express, { type RequestHandler } from "express";
import session from "express-session";
import lusca from "lusca";
import passport from "passport";
import { Strategy as OAuth2Strategy } from "passport-oauth2";
import {
  Body,
  Get,
  HttpError as RoutingError,
  JsonController,
  Post,
  QueryParam,
  useExpressServer,
} from "routing-controllers";
import serveIndex from "serve-index";
import request from "supertest";
import { errorHandler, type ErrorReport, standardProfile } from "../../../src";
import { containsSecret, SECRET } from "../../support/secret";
import { answersTo, INTERNAL_ERROR } from "../support/answers-of";
import { decorate } from "../support/decorate";
import { importNatively } from "../support/import-natively";

type Formidable = typeof import("formidable", { with: { "resolution-mode": "import" } });

/** An app of these handlers with the handler behind them, under the profile that lists every status. */
function appOf(...handlers: readonly RequestHandler[]): { app: express.Express; reports: ErrorReport[] } {
  const app = express();
  const reports: ErrorReport[] = [];
  app.use(...handlers);
  app.use(errorHandler({ profile: standardProfile, onError: (report) => reports.push(report) }));
  return { app, reports };
}

describe("formidable 3", () => {
  const parse =
    (options: object = {}): RequestHandler =>
    async (req, res) => {
      const { formidable } = await importNatively<Formidable>("formidable");
      await formidable({ uploadDir: mkdtempSync(join(tmpdir(), "form-")), ...options }).parse(req);
      res.sendStatus(204);
    };
  const FORM = "multipart/form-data; boundary=b";
  const file = (content: string): string =>
    `--b\r\nContent-Disposition: form-data; name="f"; filename="${SECRET}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n`;
  const field = (value: string): string =>
    `--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n${value}\r\n`;

  it.each([
    {
      what: "a file that is too large",
      options: { maxFileSize: 2 },
      body: `${file("long")}--b--\r\n`,
      status: 413,
    },
    { what: "an empty file", body: `${file("")}--b--\r\n`, status: 400 },
    {
      what: "too many files",
      options: { maxFiles: 1 },
      body: `${file("a")}${file("b")}--b--\r\n`,
      status: 413,
    },
    {
      what: "too many fields",
      options: { maxFields: 1 },
      body: `${field("a")}${field("b")}--b--\r\n`,
      status: 413,
    },
    {
      what: "fields that are too long",
      options: { maxFieldsSize: 1 },
      body: `${field("long")}--b--\r\n`,
      status: 413,
    },
    { what: "a form that is cut", body: file("a"), status: 400 },
    { what: "another media type", type: "text/x-secret", body: SECRET, status: 415 },
    { what: "malformed JSON", type: "application/json", body: `{"${SECRET}`, status: 400 },
  ])(
    "answers $status for $what, without the limit or the name",
    async ({ options, body, type = FORM, status }) => {
      const { app, reports } = appOf(parse(options));
      const response = await request(app).post("/").set("Content-Type", type).send(body);
      expect(response.status).toBe(status);
      expect(response.text).not.toMatch(/options\.|bytes|plugin/);
      expect(containsSecret(response.text)).toBe(false);
      expect(reports[0]?.mapper).toBe("mapFormidable");
    },
  );

  it("has a mistake of the program answered 500", async () => {
    const { app } = appOf(parse({ enabledPlugins: [] }));
    await request(app).post("/").set("Content-Type", FORM).send(file("a")).expect(500);
  });
});

describe("lusca", () => {
  const keep = session({ secret: "secret", resave: false, saveUninitialized: true });

  it("has a request without its CSRF token answered 403", async () => {
    const { app, reports } = appOf(keep, express.json(), lusca({ csrf: true }));
    const missing = await request(app).post("/").send({});
    const cookie = missing.headers["set-cookie"] as unknown as string[];
    const wrong = await request(app).post("/").set("Cookie", cookie).send({ _csrf: SECRET });
    for (const { status, body } of [missing, wrong]) {
      expect({ status, ...(body as object) }).toMatchObject({
        status: 403,
        detail: "The CSRF token is missing or not valid.",
      });
    }
    expect(reports).toHaveLength(2);
  });

  it("has a missing session answered 500, and an error that says the same", async () => {
    const { app } = appOf(lusca({ csrf: true }));
    await request(app).post("/").expect(500);
    const { base } = await answersTo(() => new Error("CSRF token missing"));
    expect(base.body).toEqual(INTERNAL_ERROR);
  });
});

describe("serve-index", () => {
  it("has a path that is too long answered 414, without the path", async () => {
    const { app } = appOf(serveIndex(tmpdir()));
    const response = await request(app).get(`/${"x".repeat(300)}`);
    expect(response.status).toBe(414);
    expect(response.text).not.toContain(tmpdir());
  });

  it("has that error of the file system answered 500 where it did not stamp it", async () => {
    const { base } = await answersTo(() =>
      Object.assign(new Error(SECRET), { code: "ENAMETOOLONG", syscall: "stat" }),
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
  });
});

describe("passport-oauth2", () => {
  const authenticator = new passport.Passport();
  authenticator.use(
    new OAuth2Strategy(
      {
        authorizationURL: "https://auth.example/authorize",
        tokenURL: "http://127.0.0.1:9/token",
        clientID: "id",
        clientSecret: SECRET,
        callbackURL: "https://app.example/callback",
      },
      (_access: string, _refresh: string, _profile: unknown, done: (error: null, user: false) => void) => {
        done(null, false);
      },
    ),
  );
  const callback = authenticator.authenticate("oauth2", { session: false }) as RequestHandler;

  it.each([
    { error: "temporarily_unavailable", status: 503 },
    { error: "server_error", status: 502 },
    { error: "made_up", status: 400 },
    { error: "invalid_scope", status: 500 },
  ])("has $error answered $status, without the description of the URL", async ({ error, status }) => {
    const { app } = appOf(callback);
    const response = await request(app).get("/").query({ error, error_description: SECRET });
    expect(response.status).toBe(status);
    expect(containsSecret(response.text)).toBe(false);
  });

  it("has a token that could not be fetched answered 500", async () => {
    const { app } = appOf(callback);
    await request(app).get("/").query({ code: SECRET }).expect(500);
  });

  it("has an AuthorizationError of the application answered 500", async () => {
    const { base } = await answersTo(
      () =>
        new (class AuthorizationError extends Error {
          override name = "AuthorizationError";
          code = "access_denied";
          status = 403;
        })(SECRET),
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
  });
});

describe("tsoa", () => {
  const KEY = {
    dataType: "refObject",
    properties: {
      alias: { dataType: "string", required: true, validators: { maxLength: { value: 3 } } },
      spec: {
        dataType: "union",
        subSchemas: [{ dataType: "double" }, { dataType: "boolean" }],
      },
    },
    additionalProperties: false,
  } as const;
  const routes = new ExpressTemplateService({ Key: KEY } as never, {
    noImplicitAdditionalProperties: "throw-on-extras",
    bodyCoercion: false,
  });
  /** What the generated routes of tsoa do. */
  const handler: RequestHandler = (request, response) => {
    const args = {
      requestBody: { in: "body", name: "requestBody", required: true, ref: "Key" },
      limit: {
        in: "query",
        name: "limit",
        dataType: "integer",
        validators: { isInt: { errorMsg: "limit" } },
      },
    };
    routes.getValidatedArgs({ args: args as never, request, response });
    response.sendStatus(204);
  };

  it("has its refusals answered 400 with issues, never with the values", async () => {
    const { app } = appOf(express.json(), handler);
    const response = await request(app)
      .post("/")
      .query({ limit: SECRET })
      .send({ alias: SECRET, spec: SECRET, [`more-${SECRET}`.slice(0, 4)]: 1 });
    expect(response.status).toBe(400);
    const { errors } = response.body as { errors: { pointer: string; in?: string }[] };
    expect(errors).toEqual(
      expect.arrayContaining([
        { pointer: "#/alias", detail: "maxLength 3", in: "body" },
        {
          pointer: "#/spec",
          detail: "Could not match the union against any of the items.",
          in: "body",
        },
        { pointer: "#/limit", detail: "limit" },
      ]),
    );
    expect(containsSecret(response.text)).toBe(false);
  });
});

describe("routing-controllers", () => {
  class Key {
    alias = "";
    owner = "";
  }

  class Keys {
    create(key: Key): Key {
      return key;
    }

    list(limit: number): number {
      return limit;
    }

    read(): never {
      throw new RoutingError(409, "The key is taken.");
    }
  }

  // What a compiler with decorators and their metadata writes.
  MaxLength(3)(Key.prototype, "alias");
  IsEmail()(Key.prototype, "owner");
  JsonController("/keys")(Keys);
  decorate(Post("/"), Keys.prototype, "create");
  decorate(Get("/"), Keys.prototype, "list");
  decorate(Get("/7"), Keys.prototype, "read");
  Reflect.defineMetadata("design:paramtypes", [Key], Keys.prototype, "create");
  Reflect.defineMetadata("design:paramtypes", [Number], Keys.prototype, "list");
  (Body() as ParameterDecorator)(Keys.prototype, "create", 0);
  (QueryParam("limit", { required: true }) as ParameterDecorator)(Keys.prototype, "list", 0);

  const routed = express();
  useExpressServer(routed, { controllers: [Keys], defaultErrorHandler: false });
  const { app, reports } = appOf(routed);

  it("has what class-validator refused answered 400 with issues", async () => {
    const response = await request(app).post("/keys").send({ alias: SECRET, owner: SECRET });
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({
      errors: [
        { pointer: "#/alias", in: "body", code: "maxLength" },
        { pointer: "#/owner", in: "body", code: "isEmail" },
      ],
    });
    expect(containsSecret(response.text)).toBe(false);
  });

  it("has a missing parameter, and one of another type, answered 400", async () => {
    const missing = await request(app).get("/keys");
    expect(missing.body).toMatchObject({
      status: 400,
      errors: [{ pointer: "#/limit", detail: "is required", in: "query" }],
    });
    const wrong = await request(app).get("/keys").query({ limit: SECRET });
    expect(wrong.body).toMatchObject({
      status: 400,
      errors: [{ pointer: "#/limit", detail: "is not of the right type" }],
    });
    expect(containsSecret(wrong.text)).toBe(false);
  });

  it("has what an action throws answered 500, unless it is trusted", async () => {
    const response = await request(app).get("/keys/7");
    expect(response.status).toBe(500);
    expect(reports.at(-1)?.mapper).toBeUndefined();
  });
});
