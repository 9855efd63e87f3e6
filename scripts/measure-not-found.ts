import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { Session, type Profiler } from "node:inspector/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import ts from "typescript";
import type * as Package from "../src";
import type { Sources } from "./measure-sources";

/**
 * Sends one request over a socket to an app whose handler throws a `NotFound`. Returns the files of `src` that ran between
 * request and answer, by their paths there, with the number of their functions that ran.
 */
export async function measureNotFound(sources: Sources): Promise<Map<string, number>> {
  mkdirSync("node_modules/.cache", { recursive: true });
  // As V8 names it.
  const folder = realpathSync(mkdtempSync(join("node_modules/.cache", "shape-")));
  try {
    compile(sources, folder);
    const scripts = await scriptsThatAnswer(
      createRequire(join(folder, "index.js"))("./index") as typeof Package,
    );
    const own = scripts.filter(
      ({ url }) => url.startsWith("file:") && fileURLToPath(url).startsWith(folder + sep),
    );
    const counts = own.map(({ url, functions }): [string, number] => [
      relative(folder, fileURLToPath(url)).split(sep).join("/").replace(/\.js$/, ".ts"),
      functions.filter(({ ranges }) => ranges.some(({ count }) => count > 0)).length,
    ]);
    return new Map(counts.filter(([, count]) => count > 0).sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes each source as a script of its own: not as esbuild would, whose scripts have a getter for each exported name. */
function compile(sources: Sources, folder: string): void {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2023,
    esModuleInterop: true,
  };
  for (const [path, text] of sources) {
    if (!path.endsWith(".ts")) continue;
    const script = join(folder, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, ts.transpileModule(text, { compilerOptions }).outputText);
  }
}

/** What V8 saw running from the request to the end of the answer. */
async function scriptsThatAnswer({
  errorHandler,
  notFound,
  NotFound,
}: typeof Package): Promise<Profiler.ScriptCoverage[]> {
  const app = express();
  app.get("/", () => {
    throw new NotFound("There is nothing.");
  });
  app.use(notFound(), errorHandler());
  const server = createServer(app).listen(0, "127.0.0.1");
  const session = new Session();
  session.connect();
  try {
    await once(server, "listening");
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await response.text();
    if (response.status !== 404) throw new Error(`The answer was a ${response.status}.`);
    return (await session.post("Profiler.takePreciseCoverage")).result;
  } finally {
    session.disconnect();
    server.close();
    server.closeAllConnections();
  }
}
