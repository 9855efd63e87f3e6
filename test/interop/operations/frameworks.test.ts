/** @jest-environment ./support/native-environment.cjs */
import "reflect-metadata";
import type { ArgumentsHost, ExceptionFilter, HttpException } from "@nestjs/common";
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
  defaultMappers,
  errorHandler,
  type ErrorReport,
  InternalError,
  NotFound,
  notFound,
  trustStatus,
} from "../../../src";
import { decorate } from "../support/decorate";
import { importNatively } from "../support/import-natively";

describe("NestJS", () => {
  class PassOn implements ExceptionFilter {
    catch(error: unknown, host: ArgumentsHost): void {
      host.switchToHttp().getNext<NextFunction>()(error);
    }
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
  }
  class App {}

  it("passes its errors on to the handler behind it", async () => {
    const { Controller, Get, HttpException, Logger, Module } =
      await importNatively<typeof import("@nestjs/common")>("@nestjs/common");
    const { NestFactory } = await importNatively<typeof import("@nestjs/core")>("@nestjs/core");
    makeOwn = () => new HttpException("It is taken.", 409);
    decorate(Get("7"), Keys.prototype, "read");
    decorate(Get("8"), Keys.prototype, "own");
    decorate(Get("9"), Keys.prototype, "fail");
    Controller("keys")(Keys);
    Module({ controllers: [Keys] })(App);
    Logger.overrideLogger(false);
    const nest = await NestFactory.create(App);
    nest.useGlobalFilters(new PassOn());
    await nest.init();
    const ofNest = trustStatus((error): error is HttpException => error instanceof HttpException, {
      status: (error) => error.getStatus(),
    });
    nest.use(errorHandler({ mappers: [ofNest, ...defaultMappers], onError: () => undefined }));
    const server = nest.getHttpServer() as Parameters<typeof request>[0];
    const [read, own, failed, unknown] = await Promise.all(
      ["/keys/7", "/keys/8", "/keys/9", "/nowhere"].map((path) => request(server).get(path)),
    );
    await nest.close();
    expect(read?.body).toMatchObject({ status: 404, detail: "There is no such key." });
    expect(own?.body).toMatchObject({ status: 409, detail: "It is taken." });
    expect(failed?.body).toMatchObject({ status: 500, title: "Internal Error" });
    expect(failed?.text).not.toContain("ECONNREFUSED");
    expect(unknown?.body).toMatchObject({ status: 404, title: "Not Found" });
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
