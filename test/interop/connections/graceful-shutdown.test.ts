import { once } from "node:events";
import { Agent, createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import addShutdown from "http-shutdown";
import stoppable from "stoppable";
import { errorHandler, NotFound } from "../../../src";

/** Longer than a test may take: only the libraries close a connection earlier. */
const KEEP_ALIVE_MILLISECONDS = 60_000;

type Stop = (stopped: () => void) => void;

const LIBRARIES: readonly { readonly name: string; readonly prepare: (server: Server) => Stop }[] = [
  {
    name: "stoppable",
    prepare: (server) => {
      const stopping = stoppable(server, Infinity);
      return (stopped) => {
        stopping.stop(stopped);
      };
    },
  },
  {
    name: "http-shutdown",
    prepare: (server) => {
      const stopping = addShutdown(server);
      return (stopped) => {
        stopping.shutdown(stopped);
      };
    },
  },
];

it.each(LIBRARIES)("$name stops a server whose last request fails meanwhile", async ({ prepare }) => {
  const app = express();
  let fail: () => void = () => undefined;
  const failing = new Promise<void>((resolve) => {
    app.use((_req, _res, next) => {
      fail = () => {
        next(new NotFound());
      };
      resolve();
    });
  });
  app.use(errorHandler({ onError: () => undefined }));
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLISECONDS }, app).listen(0);
  const stop = prepare(server);
  const agent = new Agent({ keepAlive: true });
  const answered = once(get({ port: (server.address() as AddressInfo).port, agent }), "response");
  await failing;
  const stopped = new Promise<void>((resolve) => {
    stop(resolve);
  });
  fail();
  const [response] = (await answered) as [{ statusCode: number; resume: () => void }];
  response.resume();
  expect(response.statusCode).toBe(404);
  await stopped;
  expect(server.listening).toBe(false);
});
