import { loggedMapper, type Mapper } from "../mapping";
import { mapAwsSdk } from "./aws-sdk";
import { mapAxios } from "./axios";
import { mapFetch } from "./fetch";
import { mapGot } from "./got";
import { mapOctokit } from "./octokit";
import { mapOpenAI } from "./openai";
import { mapReceivedError } from "./received-error";
import { mapUpstreamSocket } from "./socket";
import { mapStripe } from "./stripe";
import { mapUndici } from "./undici";

/**
 * The mappers of calls to upstreams, all of them: one that was refused is a 503, one that timed out a 504, an
 * upstream's 429 or 503 a 503 with its Retry-After, and every other failure a 502. Nothing else of the upstream
 * is sent: not its status, its body or its headers. They are not on by default: only the application knows
 * whether it stands between its clients and an upstream.
 *
 * @example
 * ```ts
 * import { upstreamMappers } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, ...upstreamMappers] });
 * ```
 */
export const upstreamMappers: readonly Mapper[] = Object.freeze(
  [
    mapAxios,
    mapFetch,
    mapUndici,
    mapGot,
    mapOctokit,
    mapOpenAI,
    mapStripe,
    mapAwsSdk,
    mapReceivedError,
    mapUpstreamSocket,
  ].map(loggedMapper),
);
