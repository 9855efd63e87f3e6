import cors from "cors";
import express from "express";
import { rateLimit } from "express-rate-limit";
import multer from "multer";
import request from "supertest";
import { z } from "zod";
import {
  errorHandler,
  type ErrorReport,
  Forbidden,
  HttpError,
  parseInput,
  standardProfile,
} from "../../../src";

const answer = () => errorHandler({ profile: standardProfile, onError: () => undefined });

it("express-rate-limit: a 429 of the profile, with the headers of the limit", async () => {
  const app = express();
  app.use(
    rateLimit({
      limit: 1,
      standardHeaders: "draft-8",
      handler: (_req, _res, next) => {
        next(new HttpError(429));
      },
    }),
  );
  app.get("/", (_req, res) => void res.json({}));
  app.use(answer());
  await request(app).get("/").expect(200);
  const refused = await request(app).get("/");
  expect(refused.body).toMatchObject({ status: 429, title: "Too Many Requests" });
  expect(refused.headers["ratelimit"]).toBeDefined();
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
});

it("cors: a 403 for an origin that may not", async () => {
  const app = express();
  app.use(
    cors({
      origin: (origin, callback) => {
        const isAllowed = !origin || origin === "https://example.com";
        callback(isAllowed ? null : new Forbidden("This origin may not."), true);
      },
    }),
  );
  app.get("/", (_req, res) => void res.json({}));
  app.use(answer());
  await request(app).get("/").set("Origin", "https://example.com").expect(200);
  await request(app).get("/").expect(200);
  const refused = await request(app).get("/").set("Origin", "https://example.org");
  expect(refused.body).toMatchObject({ status: 403, detail: "This origin may not." });
  expect(refused.headers).not.toHaveProperty("access-control-allow-origin");
});

it("multer: a 415 for a file that its filter refuses", async () => {
  const upload = multer({
    fileFilter: (_req, file, callback) => {
      if (file.mimetype === "image/png") callback(null, true);
      else callback(new HttpError(415, "Only PNG."));
    },
  });
  const reports: ErrorReport[] = [];
  const app = express();
  app.post("/", upload.single("file"), (_req, res) => void res.json({}));
  app.use(errorHandler({ profile: standardProfile, onError: (report) => void reports.push(report) }));
  await request(app).post("/").attach("file", Buffer.from("a"), "a.png").expect(200);
  const refused = await request(app).post("/").attach("file", Buffer.from("a"), "a.txt");
  expect(refused.body).toMatchObject({ status: 415, detail: "Only PNG." });
  expect(reports).toMatchObject([{ status: 415, mistakes: [] }]);
});

it("a body that is absent: 400 or 422 by parseInput, not a TypeError", async () => {
  const app = express();
  app.use(express.json());
  app.post("/:error", (req, res) => {
    const error = req.params.error === "422" ? standardProfile.errors.UnprocessableContent : undefined;
    parseInput(z.object({ name: z.string() }), req.body, { in: "body", error });
    res.json({});
  });
  app.use(answer());
  expect((await request(app).post("/400")).status).toBe(400);
  expect((await request(app).post("/422")).status).toBe(422);
});
