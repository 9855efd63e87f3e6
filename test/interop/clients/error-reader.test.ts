/** @jest-environment ./support/native-environment.cjs */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient } from "@tanstack/query-core";
import axios from "axios";
import express from "express";
import createClient from "openapi-fetch";
import { errorHandler, HttpError, NotFound } from "../../../src";
import { errorReader, ReceivedError } from "../../../src/client";
import { baseTable } from "../../../src/envelopes";
import { importNatively } from "../support/import-natively";

const reader = errorReader(baseTable);
let server: Server;
let base: string;
let calls = 0;

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

it("TanStack Query: retries what says when to try again", async () => {
  const client = new QueryClient();
  const value: unknown = await client.query({
    queryKey: ["busy"],
    queryFn: async (): Promise<unknown> => (await reader.throwIfError(await fetch(`${base}/busy`))).json(),
    retry: (_count, error) => error instanceof ReceivedError && error.retryAfter !== undefined,
    retryDelay: (_count, error) => (error instanceof ReceivedError ? (error.retryAfter ?? 1_000) : 0),
  });
  expect(value).toEqual({ calls: 2 });
});
