// Run by send.test.ts in a process of its own: within jest an error of the file system is not an instance of
// the tests' Error, so http-errors makes something else of it there.
import type { ErrorRequestHandler } from "express";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { HttpError } from "../../../src";
import { mapHttpErrors } from "../../../src/mappers/middleware/http-errors";
import { mapSend } from "../../../src/mappers/middleware/send";
import { EXPRESS } from "./express-versions";
import { mapError } from "../../support/map-error";

type App = ReturnType<(typeof EXPRESS)[5]>;

/** What the mappers make of one failed request; absent where they pass it by. */
export interface Mapped {
  readonly code?: string;
  readonly send?: object;
  readonly httpErrors?: object;
}

const MISSING = join(__dirname, "no-such-file");

/** The requests by what the test calls them, where that is not the path itself. */
const REQUESTS: readonly { name: string; path?: string; headers?: Record<string, string> }[] = [
  { name: "/static/no-such-file" },
  { name: "/static/send.test.ts/below" },
  { name: "/static/long", path: `/static/${"x".repeat(300)}` },
  { name: "/sendFile" },
  { name: "/download" },
  { name: "/static/.hidden" },
  { name: "/static/..%2fsecret" },
  { name: "/static/%00" },
  { name: "/condition", path: "/static/send.test.ts", headers: { "If-Match": '"x"' } },
  { name: "/range", path: "/static/send.test.ts", headers: { Range: "bytes=99999999-" } },
];

function describe(error: HttpError | undefined, thrown: unknown): object | undefined {
  if (error === undefined) return undefined;
  const { name, status, message, headers } = error;
  return { name, status, message, headers, causeIsThrown: error.cause === thrown };
}

function createApp(version: keyof typeof EXPRESS, tell: (mapped: object) => void): App {
  const app = EXPRESS[version]();
  app.use("/static", EXPRESS[version].static(__dirname, { fallthrough: false, dotfiles: "deny" }));
  app.get("/sendFile", (_req, res) => res.sendFile(MISSING));
  app.get("/download", (_req, res) => res.download(MISSING));
  // Express knows an error handler by its four parameters.
  const catcher: ErrorRequestHandler = (error: { code?: unknown }, _req, res, _next) => {
    const send = describe(mapError(mapSend, error), error);
    tell({ code: error.code, send, httpErrors: describe(mapError(mapHttpErrors, error), error) });
    res.end();
  };
  app.use(catcher);
  return app;
}

async function mapFailures(version: keyof typeof EXPRESS): Promise<Record<string, object>> {
  const mapped: Record<string, object> = {};
  let asked = "";
  const server = createApp(version, (told) => (mapped[asked] = told)).listen(0);
  const { port } = server.address() as AddressInfo;
  for (const { name, path = name, headers = {} } of REQUESTS) {
    asked = name;
    await (await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers })).text();
  }
  server.closeAllConnections();
  server.close();
  return mapped;
}

async function main(): Promise<void> {
  console.log(JSON.stringify({ 5: await mapFailures(5), 4: await mapFailures(4) }));
}

void main();
