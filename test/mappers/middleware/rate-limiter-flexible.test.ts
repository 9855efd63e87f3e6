import { mapRateLimiter } from "../../../src";
import { mapError } from "../../support/map-error";

class RateLimiterRes {
  readonly msBeforeNext: unknown;

  constructor(msBeforeNext: unknown) {
    this.msBeforeNext = msBeforeNext;
  }
}

describe("mapRateLimiter", () => {
  it.each([
    { msBeforeNext: 1_200, retryAfter: 2 },
    { msBeforeNext: 0, retryAfter: 0 },
    { msBeforeNext: -1, retryAfter: 0 },
  ])("answers 429 with Retry-After $retryAfter for $msBeforeNext ms", ({ msBeforeNext, retryAfter }) => {
    const thrown = new RateLimiterRes(msBeforeNext);
    expect(mapError(mapRateLimiter, thrown)).toMatchObject({ status: 429, retryAfter, cause: thrown });
  });

  it.each([
    { what: "another class", thrown: new Map([["msBeforeNext", 7]]) },
    { what: "its class without a time", thrown: new RateLimiterRes("7") },
    { what: "nothing", thrown: undefined },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapRateLimiter, thrown)).toBeUndefined();
  });
});
