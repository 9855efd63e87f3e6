import { builtIn, descendsFrom, HttpError } from "../mapping";

/**
 * What rate-limiter-flexible rejects with if no points are left: a 429 with `Retry-After`. It can limit more than
 * requests, so it is in no list.
 *
 * @example
 * ```ts
 * errorHandler({ profile: standardProfile, mappers: [...defaultMappers, mapRateLimiter] });
 * ```
 */
export const mapRateLimiter = builtIn("mapRateLimiter", (error) => {
  const { msBeforeNext } = error;
  if (!descendsFrom(error, "RateLimiterRes") || typeof msBeforeNext !== "number") return undefined;
  return new HttpError(429, undefined, { retryAfter: Math.max(0, Math.ceil(msBeforeNext / 1_000)) });
});
