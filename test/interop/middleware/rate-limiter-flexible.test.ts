import type { RequestHandler } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import request from "supertest";
import { defaultMappers, mapRateLimiter, standardProfile } from "../../../src";
import { observedAppOf } from "../support/app";

it("rate-limiter-flexible is answered 429 with Retry-After where its mapper is added, and 500 where it is not", async () => {
  const limiter = new RateLimiterMemory({ points: 1, duration: 60 });
  const consume: RequestHandler = async (_req, res) => {
    await limiter.consume("key");
    res.json({});
  };
  const mapped = observedAppOf([consume], {
    profile: standardProfile,
    mappers: [...defaultMappers, mapRateLimiter],
  });
  expect((await request(mapped.app).get("/")).status).toBe(200);
  const refused = await request(mapped.app).get("/");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(50);
  const plain = observedAppOf([consume], { profile: standardProfile });
  expect((await request(plain.app).get("/")).status).toBe(500);
});
