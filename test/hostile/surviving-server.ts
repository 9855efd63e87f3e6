// A program that throws every hostile value at a server of its own, in a process and a realm of its own, and
// prints one line of JSON: what was answered and what nobody handled.
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { errorHandler, notFound } from "../../src";
import { endlessPrototypes } from "../support/hostile-objects";
import { LARGE_VALUES } from "./large-values";
import * as values from "./thrown-values";
import { waysToFail } from "./ways-to-fail";

const rows = [
  ...values.PLAIN_VALUES,
  ...values.ERRORS,
  ...values.PROXIES,
  ...values.THROWING_GETTERS,
  ...values.CHANGING_GETTERS,
  ...values.ODD_PROPERTIES,
  ...LARGE_VALUES,
  { what: "a Proxy of endless prototypes", make: () => endlessPrototypes() },
];
const agent = new Agent({ keepAlive: true });
const ways = waysToFail(5);
const unhandled: string[] = [];
process.on("uncaughtException", (_error, origin) => unhandled.push(origin));
process.on("unhandledRejection", () => unhandled.push("unhandledRejection"));

const app = express();
app.get("/:row/:way", (req, res, next) => {
  const value: unknown = rows[Number(req.params.row)]?.make(req, res);
  return ways[Number(req.params.way)]?.(value, next);
});
app.use(notFound());
app.use(errorHandler());

const server = app.listen(0, "127.0.0.1", () => {
  void throwEverything().then((unexpected) => {
    console.log(JSON.stringify({ thrown: rows.length * ways.length, unexpected, unhandled }));
    agent.destroy();
    server.close();
    server.closeAllConnections();
  });
});

async function throwEverything(): Promise<string[]> {
  const unexpected: string[] = [];
  for (const [row, { what }] of rows.entries()) {
    for (const way of ways.keys()) {
      const status = await statusOf(`/${String(row)}/${String(way)}`);
      if (status !== 500) unexpected.push(`${what}: ${String(status)}`);
    }
  }
  return unexpected;
}

async function statusOf(path: string): Promise<number | string | undefined> {
  const { port } = server.address() as AddressInfo;
  return await new Promise((resolve) => {
    const asked = request({ port, path, host: "127.0.0.1", agent, timeout: 30_000 }, (response) => {
      response.resume().on("end", () => {
        resolve(response.statusCode);
      });
    });
    asked.on("timeout", () => {
      asked.destroy(new Error("no answer in time"));
    });
    asked.on("error", (error) => {
      resolve(error.message);
    });
    asked.end();
  });
}
