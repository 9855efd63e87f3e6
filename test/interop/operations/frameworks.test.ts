/** @jest-environment ./support/native-environment.cjs */
import "reflect-metadata";
import type { ArgumentsHost, ExceptionFilter, INestApplication } from "@nestjs/common";
import * as Sentry from "@sentry/node";
import express, { type Express, type NextFunction } from "express";
import {
  Get as GetRoute,
  HttpError as RoutingError,
  JsonController,
  useExpressServer,
} from "routing-controllers";
import request from "supertest";
import {
  baseProfile,
  defaultMappers,
  errorHandler,
  type ErrorReport,
  HttpError,
  InternalError,
  type Mapper,
  NotFound,
  notFound,
  trustStatus,
} from "../../../src";
import { validationMappers } from "../../../src/validators";
import { decorate } from "../support/decorate";
import { importNatively } from "../support/import-natively";

describe("NestJS", () => {
  class PassOn implements ExceptionFilter {
    catch(error: unknown, host: ArgumentsHost): void {
      host.switchToHttp().getNext<NextFunction>()(error);
    }
  }
  class Key {
    alias?: string;
  }
  let makeOwn: () => Error;
  class Keys {
    read(): never {
      throw new NotFound("There is no such key.");
    }

    own(): never {
      throw makeOwn();
    }

    fail(): never {
      throw new Error("connect ECONNREFUSED 10.0.0.5:5432");
    }

    create(key: Key): Key {
      return key;
    }
  }
  class App {}
  let nest: INestApplication;
  let server: Parameters<typeof request>[0];

  beforeAll(async () => {
    const common = await importNatively<typeof import("@nestjs/common")>("@nestjs/common");
    const { Body, Controller, Get, HttpException, Logger, Module, Post, ValidationPipe } = common;
    const { NestFactory } = await importNatively<typeof import("@nestjs/core")>("@nestjs/core");
    const { IsString } = await importNatively<typeof import("class-validator")>("class-validator");
    decorate(IsString(), Key.prototype, "alias");
    makeOwn = () => new HttpException("It is taken.", 409);
    decorate(Get("named/:name"), Keys.prototype, "read");
    decorate(Get("8"), Keys.prototype, "own");
    decorate(Get("9"), Keys.prototype, "fail");
    decorate(Post(), Keys.prototype, "create");
    Body()(Keys.prototype, "create", 0);
    Controller("keys")(Keys);
    Module({ controllers: [Keys] })(App);
    Logger.overrideLogger(false);
    const quotesPath = /^(?:Cannot [A-Z]+ \/|Failed to decode param )/;
    const mapNest: Mapper = (error) => {
      if (!(error instanceof HttpException)) return undefined;
      const message = quotesPath.test(error.message) ? undefined : error.message;
      return new HttpError(error.getStatus(), message, { cause: error });
    };
    const answer = errorHandler({
      mappers: [...defaultMappers, ...validationMappers, mapNest],
      onError: () => undefined,
    });
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest takes a plain object.
    nest = await NestFactory.create(App, { bodyParser: false });
    nest.use(express.json(), answer);
    nest.useGlobalPipes(new ValidationPipe({ expectedType: Key, exceptionFactory: (errors) => errors }));
    nest.useGlobalFilters(new PassOn());
    await nest.init();
    nest.use(answer);
    server = nest.getHttpServer() as Parameters<typeof request>[0];
  });

  afterAll(() => nest.close());

  it("passes what its routes throw on to the handler behind it", async () => {
    const [read, own, failed] = await Promise.all(
      ["/keys/named/7", "/keys/8", "/keys/9"].map((path) => request(server).get(path)),
    );
    expect(read?.body).toMatchObject({ status: 404, detail: "There is no such key." });
    expect(own?.body).toMatchObject({ status: 409, detail: "It is taken." });
    expect(failed?.body).toMatchObject({ status: 500, title: "Internal Error" });
    expect(failed?.text).not.toContain("ECONNREFUSED");
  });

  it.each([
    ["/nowhere?token=secret", 404],
    ["/keys/named/%ff", 400],
  ])("does not quote the path %s", async (path, status) => {
    const { body, text } = await request(server).get(path);
    expect(body).toMatchObject({ status, detail: baseProfile.rows[status as 400 | 404].meaning });
    expect(text).not.toMatch(/secret|%ff/);
  });

  it("does not quote a malformed body", async () => {
    const { body } = await request(server).post("/keys").type("json").send('{"password":hunter2}');
    expect(body).toMatchObject({ status: 400, detail: "The body is malformed." });
  });

  it("lists what its ValidationPipe refuses", async () => {
    const { body } = await request(server).post("/keys").send({ alias: 7 });
    const issue = { detail: "alias must be a string", pointer: "#/alias", code: "isString" };
    expect(body).toMatchObject({ status: 400, errors: [issue] });
  });
});

describe("routing-controllers", () => {
  class Keys {
    read(): never {
      throw new RoutingError(409, "It is taken.");
    }
  }
  decorate(GetRoute("/keys/7"), Keys.prototype, "read");
  JsonController()(Keys);

  it("passes its errors on without its own handler", async () => {
    const app: Express = express();
    useExpressServer(app, { controllers: [Keys], defaultErrorHandler: false });
    const ofRouting = trustStatus((error): error is RoutingError => error instanceof RoutingError, {
      status: (error) => error.httpCode,
    });
    app.use(errorHandler({ mappers: [...defaultMappers, ofRouting] }));
    const response = await request(app).get("/keys/7").expect(409);
    expect(response.body).toMatchObject({ detail: "It is taken." });
  });
});

describe("Sentry", () => {
  it("gets the failures of the server alone, from onError", async () => {
    const sent: string[] = [];
    Sentry.init({
      dsn: "http://key@127.0.0.1:1/1",
      defaultIntegrations: false,
      beforeSend: (event) => {
        sent.push(event.exception?.values?.[0]?.value ?? "");
        return null;
      },
    });
    const app = express();
    app.get("/", () => {
      throw new InternalError("It broke.");
    });
    app.use(notFound());
    const onError = ({ error, status, requestId }: ErrorReport): void => {
      if (status >= 500) Sentry.captureException(error, { tags: { request_id: requestId } });
    };
    app.use(errorHandler({ onError }));
    await request(app).get("/").expect(500);
    await request(app).get("/nowhere").expect(404);
    await Sentry.close(2_000);
    expect(sent).toEqual(["It broke."]);
  });
});
