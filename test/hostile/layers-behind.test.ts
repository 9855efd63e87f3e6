import type { RequestHandler } from "express";
import { errorHandler, NotFound } from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";
import { requestBytes, withConnection } from "../support/raw-http";
import { useCapturedLog } from "./captured-log";
import { useServer } from "../support/use-server";

const LARGE = Buffer.alloc(8_000_000, "a");

/** Fails twice in one tick. With a layer behind the error handler, Express passes the second failure on at once. */
const failTwice: RequestHandler = (_req, _res, next) => {
  next(new NotFound());
  next(new Error("second"));
};

const delayEnd: RequestHandler = (_req, res, next) => {
  const end = res.end.bind(res) as (...given: unknown[]) => typeof res;
  res.end = (...given: unknown[]) => {
    setTimeout(() => end(...given), 20);
    return res;
  };
  next();
};

describe.each(EXPRESS_VERSIONS)(
  "with another handler behind, under Express %s, a second failure",
  (version) => {
    const app = EXPRESS[version]();
    app.get("/fails", failTwice);
    app.get("/delayed", delayEnd, failTwice);
    app.get("/slow", (_req, res) => void setTimeout(() => res.send("slow"), 30));
    app.get("/large", (_req, res) => void res.end(LARGE));
    app.get("/late", (_req, res, next) => {
      res.send("whole");
      setTimeout(() => {
        next(new Error("first"));
        next(new Error("second"));
      }, 20);
    });
    app.get("/next", (_req, res) => void res.send("next"));
    app.use(errorHandler({ onError: () => undefined }));
    app.use("/other", errorHandler());
    const server = useServer(app);
    useCapturedLog();

    /** The statuses and lengths of the responses to pipelined requests for these paths. */
    const askFor = async (...paths: string[]): Promise<(string | number)[][]> => {
      const responses: (string | number)[][] = [];
      await withConnection(server.port, async (connection) => {
        connection.socket.pause();
        connection.send(paths.map((path) => requestBytes({ path })).join(""));
        setTimeout(() => connection.socket.resume(), 50);
        for (const path of paths) {
          const { status, body } = await connection.receive();
          responses.push([path, status, body.length]);
        }
      });
      return responses;
    };
    const answer = expect.any(Number) as number;

    it("does not cut the answer to the first, nor the response to the next request", async () => {
      expect(await askFor("/fails", "/next")).toEqual([
        ["/fails", 404, answer],
        ["/next", 200, 4],
      ]);
    });

    it.each([
      { path: "/slow", length: 4 },
      { path: "/large", length: LARGE.length },
    ])("does not cut the response to $path before it", async ({ path, length }) => {
      expect(await askFor(path, "/fails", "/next")).toEqual([
        [path, 200, length],
        ["/fails", 404, answer],
        ["/next", 200, 4],
      ]);
    });

    it("does not cut an answer that a middleware holds back", async () => {
      expect(await askFor("/delayed", "/next")).toEqual([
        ["/delayed", 404, answer],
        ["/next", 200, 4],
      ]);
    });

    it("does not cut the next response after one that has finished", async () => {
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes({ path: "/late" }));
        expect((await connection.receive()).body.toString()).toBe("whole");
        await new Promise((resolve) => setTimeout(resolve, 60));
        connection.send(requestBytes({ path: "/next" }));
        expect((await connection.receive()).body.toString()).toBe("next");
      });
    });
  },
);
