import { readFileSync } from "node:fs";
import { join } from "node:path";
import ejs from "ejs";
import express, { type ErrorRequestHandler, type Express } from "express";
import express4 from "express4";
import { errorHandler, NotFound } from "../../../src";
import { useServer } from "../../support/use-server";
import { headerValues } from "../../support/raw-http";

const BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const VIEWS = join(__dirname, "views");
const VERSIONS = [
  { version: 5, create: express },
  { version: 4, create: express4 as unknown as typeof express },
];

function appThatThrows(create: () => Express): Express {
  const app = create();
  app.set("views", VIEWS);
  app.set("view engine", "ejs");
  app.use(() => {
    throw new NotFound("No key is called <b>.");
  });
  return app;
}

function compiled(create: () => Express): Express {
  const page = ejs.compile(readFileSync(join(VIEWS, "error.ejs"), "utf8"));
  const handler = errorHandler({ html: (problem) => page({ problem }) });
  return appThatThrows(create).use(handler);
}

function rendered(view: string) {
  return (create: () => Express): Express => {
    const answer = errorHandler({
      html: (_problem, req: express.Request) => String(req.res?.locals["page"]),
    });
    const render: ErrorRequestHandler = (error, req, res, next) => {
      const { problem } = answer.describe(error, { req });
      res.render(view, { problem }, (_failure, page) => {
        res.locals["page"] = page;
        next(error);
      });
    };
    return appThatThrows(create).use(render, answer);
  };
}

const RECIPES = [
  { recipe: "a compiled template", build: compiled },
  { recipe: "res.render", build: rendered("error") },
];

describe.each(VERSIONS)("on Express $version", ({ create }) => {
  describe.each(RECIPES)("$recipe", ({ build }) => {
    const server = useServer(build(create));

    it("makes the page for a browser", async () => {
      const answer = await server.ask({ headers: [BROWSER] });
      expect(answer.status).toBe(404);
      expect(headerValues(answer, "content-type")).toEqual(["text/html; charset=utf-8"]);
      expect(answer.body.toString()).toContain("<title>404 Not Found</title>");
      expect(answer.body.toString()).toContain("<p>No key is called &lt;b&gt;.</p>");
    });

    it("leaves everybody else with JSON", async () => {
      const answer = await server.ask({ headers: ["Accept: application/json"] });
      expect(JSON.parse(answer.body.toString())).toMatchObject({ detail: "No key is called <b>." });
    });
  });
});
