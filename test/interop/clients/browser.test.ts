import { join } from "node:path";
import { buildSync } from "esbuild";
import express from "express";
import type { Browser, Page } from "playwright-core";
import { BadRequest, errorHandler, HttpError, NotFound } from "../../../src";
import type * as clientModule from "../../../src/client";
import type * as envelopesModule from "../../../src/envelopes";
import { useServer } from "../../support/use-server";
import { launchChromium } from "../support/chromium";

/** The client as a bundler makes it for a browser, with the names of both entry points as `library`. */
const BUNDLE = buildSync({
  stdin: {
    contents: 'export * from "./client"; export * from "./envelopes";',
    resolveDir: join(__dirname, "../../../src"),
  },
  bundle: true,
  format: "iife",
  globalName: "library",
  platform: "browser",
  write: false,
})
  .outputFiles.map(({ text }) => text)
  .join("");

declare const library: typeof clientModule & typeof envelopesModule;

/** What a page can return of an error: everything but the response. */
type Read = Omit<clientModule.ReceivedError, "response" | "is"> | undefined;

let browser: Browser;
let page: Page;

const app = express();
app.get("/", (_req, res) => void res.type("html").send("<!doctype html><title>Client</title>"));
app.get("/keys", (_req, res) => void res.json([]));
app.get("/keys/:id", () => {
  throw new NotFound("No key 7.", { code: "KEY.7", instance: "/keys/7", extensions: { key: 7 } });
});
app.get("/wrong", () => {
  throw new BadRequest(undefined, { issues: [{ pointer: "#/a", in: "query", detail: "is required" }] });
});
app.get("/busy", () => {
  throw new HttpError(503, undefined, { retryAfter: 2 });
});
app.get("/gateway", (_req, res) => void res.status(502).type("html").send("<h1>502 Bad Gateway</h1>"));
app.get("/broken", (_req, res) => void res.status(404).type("application/problem+json").send('{"status":'));
app.get("/cut", (_req, res) => {
  res.status(500).type("application/problem+json").set("Content-Length", "1000");
  res.write("{");
  setTimeout(() => res.destroy(), 50);
});
app.get("/silent", (_req, res) => {
  res.status(500).type("application/problem+json").write("{");
});
app.get("/endless", (_req, res) => {
  res.status(500).type("application/problem+json");
  const write = (): void => {
    while (!res.destroyed && res.write(" ".repeat(65_536)));
    res.once("drain", write);
  };
  write();
});
app.use(errorHandler({ onError: () => undefined }));
const server = useServer(app);

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${String(server.port)}/`);
  await page.addScriptTag({ content: BUNDLE });
}, 180_000);

afterAll(() => browser.close());

/** What the client in the page reads of an answer. */
async function read(path: string): Promise<Read> {
  return await page.evaluate(async (address) => {
    const reader = library.errorReader(library.baseTable, { timeout: 500 });
    const error = await reader.read(await fetch(address));
    if (error === undefined) return undefined;
    const { name, message, status, reason, documented, detail, code, issues } = error;
    const { type, instance, extensions, requestId, retryAfter, body } = error;
    return {
      ...{ name, message, status, reason, documented, detail, code, issues },
      ...{ type, instance, extensions, requestId, retryAfter, body },
    };
  }, path);
}

describe("the client in Chromium", () => {
  it("reads every member of a documented error", async () => {
    await expect(read("/keys/7")).resolves.toMatchObject({
      ...{ name: "ReceivedError", status: 404, reason: "Not Found", documented: true, detail: "No key 7." },
      ...{ code: "KEY.7", type: "about:blank", instance: "/keys/7", extensions: { key: 7 } },
      requestId: expect.stringMatching(/^[\w-]{36}$/) as unknown,
    });
    await expect(read("/wrong")).resolves.toMatchObject({
      issues: [{ pointer: "#/a", in: "query", detail: "is required" }],
    });
    await expect(read("/busy")).resolves.toMatchObject({ status: 503, documented: true, retryAfter: 2_000 });
  });

  it("reads nothing of an answer below 400", async () => {
    await expect(read("/keys")).resolves.toBeUndefined();
  });

  it.each([
    { path: "/gateway", status: 502, body: "<h1>502 Bad Gateway</h1>" },
    { path: "/broken", status: 404, body: '{"status":' },
    { path: "/cut", status: 500, body: undefined },
    { path: "/silent", status: 500, body: undefined },
    { path: "/endless", status: 500, body: undefined },
  ])("ends with an error that is not documented at $path", async ({ path, status, body }) => {
    const error = await read(path);
    expect(error).toMatchObject({ status, documented: false });
    expect(error?.body).toBe(body);
  });

  it("throws for a response of no server, and returns one that is ok", async () => {
    const outcome = await page.evaluate(async () => {
      const reader = library.errorReader(library.baseTable);
      const failure: unknown = await reader.throwIfError(Response.error()).catch((error: unknown) => error);
      const { status } = await reader.throwIfError(await fetch("/keys"));
      const isReceived = failure instanceof library.ReceivedError;
      return { isReceived, failed: isReceived && failure.status, status };
    });
    expect(outcome).toEqual({ isReceived: true, failed: 0, status: 200 });
  });
});
