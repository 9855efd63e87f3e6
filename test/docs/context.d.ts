import type { Express, Request, RequestHandler, Router } from "express";
import type supertest from "supertest";
import type { Mapper } from "../../src";
import type * as zod from "zod";

// What the short examples of the docs take for granted: an app, and what an app of its user's might have.
declare global {
  const app: Express;
  const kmsRouter: Router;
  const error: unknown;
  const req: Request;
  const id: string;
  const metrics: { count(name: string, labels: object): void };
  const failures: { inc(labels: object): void };
  const rows: {
    readonly 400: { readonly reason: "Bad Request"; readonly meaning: "Wrong." };
    readonly 500: { readonly reason: "Internal Error"; readonly meaning: "Our fault." };
  };
  const request: typeof supertest;
  const response: { readonly body: unknown };
  const z: typeof zod;
  const kmsTable: typeof import("../documents/fixtures/kms-table").kmsTable;
  const readKey: RequestHandler;
  const deleteKey: RequestHandler;
  const createKey: (alias: string) => object;
  const mapQuotaError: Mapper;
  class QuotaError extends Error {
    readonly reason: string;
    constructor(message: string, reason: string);
  }
  class AppError extends Error {
    readonly status: number;
  }
  class ApiError extends Error {
    readonly httpCode: number;
    readonly errorCode: string;
    readonly details: object;
    readonly headers: Readonly<Record<string, string>>;
    readonly quota: string;
  }
  const isApiError: (error: unknown) => error is ApiError;
}
