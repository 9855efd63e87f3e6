// A program that calls `next(error)` at the bottom of recursions of many depths, in a process of its own, and prints one
// line of JSON: how often it was answered with what, and how many exceptions nobody has handled. Its argument is a module
// whose export `middleware` stands before the routes.
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type RequestHandler } from "express";
import { errorHandler, NotFound } from "../../src";

const agent = new Agent({ keepAlive: true });
let unhandled = 0;
process.on("uncaughtException", () => (unhandled += 1));

// In a test, Express writes no second error to stderr.
const app = express().set("env", "test");
const [, , module] = process.argv;
if (module !== undefined) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a module of another package's, named at run time
  app.use(...(require(module) as { middleware: RequestHandler[] }).middleware);
}
app.get("/:depth", (req, _res, next) => {
  const descend = (depth: number): void => {
    if (depth > 0) descend(depth - 1);
    else next(new NotFound());
  };
  descend(Number(req.params.depth));
});
app.use(errorHandler({ onError: () => undefined }));

const server = app.listen(0, "127.0.0.1", () => {
  void descendEverywhere().then((answers) => {
    console.log(JSON.stringify({ answers, unhandled }));
    // An overflow within Node can leave an Immediate of its own behind that never runs, and keeps the process alive.
    process.exit();
  });
});

/** The most searches: compiled code has smaller frames, so that a search during which V8 compiles misses the depth. */
const MAX_ROUNDS = 20;

/** Looks for the deepest recursion that is answered 404, and around it, until enough depths around it are tried. */
async function descendEverywhere(): Promise<Record<string, number>> {
  const answers: Record<string, number> = {};
  for (let round = 0; round < 3 || ((answers["404"] ?? 0) <= 100 && round < MAX_ROUNDS); round += 1) {
    let [deepest, tooDeep] = [100, 30_000];
    while (tooDeep - deepest > 1) {
      const middle = Math.floor((deepest + tooDeep) / 2);
      if ((await answerAt(middle)) === "404") deepest = middle;
      else tooDeep = middle;
    }
    for (let depth = deepest - 250; depth < deepest + 50; depth += 4) {
      const answer = await answerAt(depth);
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  }
  return answers;
}

/** The status of a documented answer, "page" for one of Express, or "cut". */
async function answerAt(depth: number): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return await new Promise((resolve) => {
    const asked = request({ port, path: `/${String(depth)}`, host: "127.0.0.1", agent }, (response) => {
      const isDocumented = response.headers["content-type"] === "application/problem+json";
      response.resume();
      response.on("end", () => {
        resolve(isDocumented ? String(response.statusCode) : "page");
      });
      response.on("error", () => {
        resolve("cut");
      });
    });
    asked.on("error", () => {
      resolve("cut");
    });
    asked.end();
  });
}
