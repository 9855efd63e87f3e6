import { loggedMapper, type Mapper } from "../mapping";
import { mapAiSdk } from "./ai";
import { mapAnthropic } from "./anthropic";
import { mapAwsSdk } from "./aws-sdk";
import { mapAxios } from "./axios";
import { mapAzure } from "./azure";
import { mapElasticsearch } from "./elasticsearch";
import { mapFetch } from "./fetch";
import { mapGaxios } from "./gaxios";
import { mapGoogleGenAI } from "./google-genai";
import { mapGot } from "./got";
import { mapGrpc } from "./grpc";
import { mapKy } from "./ky";
import { mapNodeFetch } from "./node-fetch";
import { mapNodemailer } from "./nodemailer";
import { mapOctokit } from "./octokit";
import { mapOpenAI } from "./openai";
import { mapReceivedError } from "./received-error";
import { mapSendgrid } from "./sendgrid";
import { mapSlack } from "./slack";
import { mapUpstreamSocket } from "./socket";
import { mapStripe } from "./stripe";
import { mapSuperagent } from "./superagent";
import { mapTwilio } from "./twilio";
import { mapUndici } from "./undici";

export {
  mapAiSdk,
  mapAnthropic,
  mapAwsSdk,
  mapAxios,
  mapAzure,
  mapElasticsearch,
  mapFetch,
  mapGaxios,
  mapGoogleGenAI,
  mapGot,
  mapGrpc,
  mapKy,
  mapNodeFetch,
  mapNodemailer,
  mapOctokit,
  mapOpenAI,
  mapReceivedError,
  mapSendgrid,
  mapSlack,
  mapStripe,
  mapSuperagent,
  mapTwilio,
  mapUndici,
  mapUpstreamSocket,
};

/**
 * The mappers of calls to upstreams, all of them: one that was refused is a 503, one that timed out a 504, an
 * upstream's 429, 503 or 529 a 503 with its Retry-After, and every other failure a 502. Nothing else of the upstream
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
    mapAiSdk,
    mapAnthropic,
    mapAwsSdk,
    mapAxios,
    mapAzure,
    mapElasticsearch,
    mapFetch,
    mapGaxios,
    mapGoogleGenAI,
    mapGot,
    mapGrpc,
    mapKy,
    mapNodeFetch,
    mapNodemailer,
    mapOctokit,
    mapOpenAI,
    mapReceivedError,
    mapSendgrid,
    mapSlack,
    mapStripe,
    mapSuperagent,
    mapTwilio,
    mapUndici,
    mapUpstreamSocket,
  ].map(loggedMapper),
);
