import { mkdtempSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import express, { type Express, type Request, type RequestHandler } from "express";
import request from "supertest";
import {
  defaultMappers,
  errorHandler,
  type ErrorHandlerOptions,
  HttpError,
  type Mapper,
  NotFound,
  standardProfile,
} from "../../src";

const answer = (options: ErrorHandlerOptions = {}) =>
  errorHandler({ profile: standardProfile, onError: () => undefined, ...options });

describe("the recipe for 415", () => {
  const requireJson: RequestHandler = (req, _res, next) => {
    const isEmpty = req.get("Content-Length") === "0";
    if (!isEmpty && req.is("json") === false) throw new HttpError(415, "Send JSON.");
    next();
  };
  const ok: RequestHandler = (_req, res) => void res.json({});
  const app = express().use(requireJson, express.json(), ok, answer());

  it("refuses a body of another type", async () => {
    const { body } = await request(app).post("/").type("application/xml").send("<key/>");
    expect(body).toMatchObject({ status: 415, detail: "Send JSON." });
  });

  it("takes JSON, an empty body, and a request without one", async () => {
    await request(app).post("/").send({ alias: "a" }).expect(200);
    await request(app).post("/").set("Content-Length", "0").expect(200);
    await request(app).get("/").expect(200);
  });
});

describe("the recipe for a stream", () => {
  const folder = mkdtempSync(join(tmpdir(), "recipes-"));
  writeFileSync(join(folder, "report.csv"), "id,name\n");
  const appFor = (path: string): Express => {
    const app = express();
    app.get("/report", async (_req, res) => {
      const file = await open(path).catch((error: unknown) => {
        const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
        throw isMissing ? new NotFound("There is no report.", { cause: error }) : error;
      });
      await pipeline(file.createReadStream(), res.type("text/csv"));
    });
    return app.use(answer());
  };

  it("sends the file", async () => {
    const { text, type } = await request(appFor(join(folder, "report.csv")))
      .get("/report")
      .expect(200);
    expect([text, type]).toEqual(["id,name\n", "text/csv"]);
  });

  it("answers 404 for a missing file", async () => {
    const { body } = await request(appFor(join(folder, "missing.csv"))).get("/report");
    expect(body).toMatchObject({ status: 404, detail: "There is no report." });
  });

  it("cuts a response whose file cannot be read", async () => {
    // A folder can be opened, but not read.
    await expect(request(appFor(folder)).get("/report")).rejects.toThrow(/socket hang up|ECONNRESET/);
  });
});

describe("the recipe for languages", () => {
  class KeyNotFound extends Error {
    readonly texts = { en: "There is no such key.", de: "Es gibt keinen solchen Schlüssel." };
  }
  const mapKeyNotFound: Mapper = (error, _note, { req }) => {
    if (!(error instanceof KeyNotFound)) return undefined;
    const names = Object.keys(error.texts) as (keyof typeof error.texts)[];
    const accepted = (req as Request | undefined)?.acceptsLanguages(names);
    return new NotFound(error.texts[names.find((name) => name === accepted) ?? "en"], { cause: error });
  };
  const app = express().use(
    () => {
      throw new KeyNotFound();
    },
    answer({ mappers: [mapKeyNotFound, ...defaultMappers] }),
  );

  it.each([
    ["de-AT,de;q=0.9", "Es gibt keinen solchen Schlüssel."],
    ["fr", "There is no such key."],
  ])("answers %s with %s", async (accepted, detail) => {
    const { body } = await request(app).get("/").set("Accept-Language", accepted);
    expect(body).toMatchObject({ status: 404, detail });
  });
});
