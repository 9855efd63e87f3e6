import express, { type Express } from "express";
import { defaultMappers, errorHandler, notFound, parseInput, standardProfile } from "express-error-profiles";
import { upstreamMappers } from "express-error-profiles/upstreams";
import { z } from "zod";
import { fetchForecast, type ForecastService } from "./forecast";

const Question = z.object({ city: z.string().min(1).max(80) });

/** An app that stands between its clients and a forecast service. */
export function createApp(service: ForecastService): Express {
  const app = express();

  app.get("/coat", async (req, res) => {
    const { city } = parseInput(Question, req.query, { in: "query" });
    const { celsius } = await fetchForecast(service, city);
    res.json({ city, needed: celsius < 15 });
  });

  app.use(notFound());
  // The base profile has neither 502 nor 504 and would answer 500 for both.
  app.use(errorHandler({ profile: standardProfile, mappers: [...defaultMappers, ...upstreamMappers] }));
  return app;
}
