/** @jest-environment ./support/native-environment.cjs */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient } from "@tanstack/query-core";
import axios from "axios";
import express from "express";
import createClient from "openapi-fetch";
import * as undici from "undici";
import { errorHandler, HttpError, NotFound } from "../../../src";
import { errorReader, type ReadableResponse, ReceivedError } from "../../../src/client";
import { baseTable } from "../../../src/envelopes";
import { importNatively } from "../support/import-natively";

const reader = errorReader(baseTable);
let server: Server;
let base: string;
let calls = 0;
const asked: Record<string, number> = {};

beforeAll(async () => {
  const app = express();
  app.get("/keys/:id", () => {
    throw new NotFound("No key 7.", { code: "KEY.7" });
  });
  app.get("/busy", (_req, res) => {
    calls += 1;
    if (calls > 1) res.json({ calls });
    else throw new HttpError(503, undefined, { headers: { "Retry-After": "0" } });
  });
  app.get(["/busy-for-ever", "/busy-for-a-month"], ({ path }) => {
    asked[path] = (asked[path] ?? 0) + 1;
    throw new HttpError(503, undefined, { retryAfter: path === "/busy-for-ever" ? 0 : 2_592_000 });
  });
  app.use(errorHandler({ onError: () => undefined }));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const RECEIVED = { name: "ReceivedError", status: 404, code: "KEY.7", detail: "No key 7.", documented: true };

it("axios: an interceptor rejects with the received error", async () => {
  const client = axios.create({ baseURL: base });
  client.interceptors.response.use(
    undefined,
    (failure: { response?: { status: number; headers: object; data: unknown } }) => {
      const { response } = failure;
      throw (response && reader.from({ ...response, body: response.data })) ?? failure;
    },
  );
  await expect(client.get("/keys/7")).rejects.toMatchObject(RECEIVED);
});

it("ky: throwIfError takes the response", async () => {
  const { default: ky } = await importNatively<typeof import("ky")>("ky");
  const response = await ky.get(`${base}/keys/7`, { throwHttpErrors: false, retry: 0 });
  await expect(reader.throwIfError(response)).rejects.toMatchObject(RECEIVED);
});

it("openapi-fetch: a middleware rejects with the received error", async () => {
  const client = createClient<
    Record<"/keys/7", { get: { responses: { 200: { content: { "application/json": unknown } } } } }>
  >({
    baseUrl: base,
  });
  client.use({
    onResponse: async ({ response }) => {
      await reader.throwIfError(response.clone());
    },
  });
  await expect(client.GET("/keys/7")).rejects.toMatchObject(RECEIVED);
});

it("undici: read takes the response", async () => {
  expect(await reader.read(await undici.fetch(`${base}/keys/7`))).toMatchObject(RECEIVED);
});

it("node-fetch 2: read takes the response, whose body is a stream of Node", async () => {
  interface NodeFetch {
    default: (url: string) => Promise<ReadableResponse>;
  }
  const { default: nodeFetch } = await importNatively<NodeFetch>("node-fetch2");
  expect(await reader.read(await nodeFetch(`${base}/keys/7`))).toMatchObject(RECEIVED);
});

describe("TanStack Query, with the lines of docs/client.md", () => {
  const retry = (count: number, error: Error): boolean =>
    count < 3 && error instanceof ReceivedError && (error.retryAfter ?? Infinity) <= 60_000;

  const retryDelay = (count: number, error: Error): number =>
    Math.max(1_000 * 2 ** count, error instanceof ReceivedError ? (error.retryAfter ?? 0) : 0);

  const query = async (path: string): Promise<unknown> =>
    new QueryClient().query({
      queryKey: [path],
      queryFn: async (): Promise<unknown> =>
        (await reader.throwIfError(await fetch(`${base}${path}`))).json(),
      retry,
      retryDelay,
    });

  it("retries what says when to try again", async () => {
    expect(await query("/busy")).toEqual({ calls: 2 });
  });

  it("does not retry what says so for ever, or in a month, without an end", async () => {
    await expect(query("/busy-for-ever")).rejects.toMatchObject({ status: 503, retryAfter: 0 });
    await expect(query("/busy-for-a-month")).rejects.toMatchObject({ status: 503 });
    expect(asked).toEqual({ "/busy-for-ever": 4, "/busy-for-a-month": 1 });
  });
});
