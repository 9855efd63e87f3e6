import type { Express, Request, Router } from "express";
import type supertest from "supertest";
import type { Envelope as EnvelopeOfOurs, Mapper as MapperOfOurs } from "../../src";
import type { databaseMappers as databaseMappersOfOurs } from "../../src/databases";
import type { isError as isErrorOfOurs } from "../../src/testing";
import type { upstreamMappers as upstreamMappersOfOurs } from "../../src/upstreams";
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
  const report: () => void;
  const rows: {
    readonly 400: { readonly reason: "Bad Request"; readonly meaning: "Wrong." };
    readonly 500: { readonly reason: "Internal Error"; readonly meaning: "Our fault." };
  };
  const request: typeof supertest;
  const isError: typeof isErrorOfOurs;
  const z: typeof zod;
  const createKey: (alias: string) => object;
  const databaseMappers: typeof databaseMappersOfOurs;
  const upstreamMappers: typeof upstreamMappersOfOurs;
  const mapQuotaError: MapperOfOurs;
  type Envelope = EnvelopeOfOurs;
  type Mapper = MapperOfOurs;
  class QuotaError extends Error {}
  class AppError extends Error {
    readonly status: number;
  }
}
