import { setImmediate as nextTurn } from "node:timers/promises";
import type { RequestHandler } from "express";
import { NotFound } from "../../src";
import { requestBytes, withConnection } from "../support/raw-http";
import { SECRET } from "../support/secret";
import { expectServerAlive } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

const LATE_WRITERS: readonly { readonly what: string; readonly write: RequestHandler }[] = [
  {
    what: "writes",
    write: (_request, response) => {
      response.write("late");
    },
  },
  {
    what: "ends",
    write: (_request, response) => {
      response.end("late");
    },
  },
  {
    what: "ends with a callback",
    write: (_request, response) => {
      response.end("late", () => undefined);
    },
  },
  {
    what: "destroys with an error",
    write: (_request, response) => {
      response.destroy(new Error(SECRET));
    },
  },
  {
    what: "emits an error",
    write: (_request, response) => {
      response.emit("error", new Error(SECRET));
    },
  },
  {
    what: "fails again",
    write: (_request, _response, next) => {
      next(new Error(SECRET));
    },
  },
];

const ROWS = ["at once", "once the client has it"].flatMap((when) =>
  LATE_WRITERS.map((row) => ({ ...row, when })),
);

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  // Express itself writes of a second error.
  useCapturedLog();
  const server = useHostileServer(setting);

  it.each(ROWS)("survives a handler that $what after the answer, $when", async ({ write, when }) => {
    let writeNow: () => void = () => undefined;
    server.handle = (request, response, next) => {
      next(new NotFound());
      writeNow = () => void write(request, response, next);
      if (when === "at once") writeNow();
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      await connection.receive().catch(() => undefined);
      if (when === "once the client has it") writeNow();
      await nextTurn();
    });
    expect(server.reports[0]).toMatchObject({ status: 404, outcome: "answered" });
    await expectServerAlive(server);
  });
});
