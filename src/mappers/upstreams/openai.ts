import { descendsFrom, readProperty } from "../../untrusted";
import type { Mapper } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of OpenAI's SDK. They are named Error, so their classes are what they are known by.
 *
 * @example
 * ```ts
 * import { mapOpenAI } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapOpenAI] }); // a 429 of OpenAI becomes a 503
 * ```
 */
export const mapOpenAI: Mapper = (error) => {
  if (!descendsFrom(error, "OpenAIError") || !descendsFrom(error, "APIError")) return undefined;
  const isTimeout = descendsFrom(error, "APIConnectionTimeoutError");
  const answer = { status: readProperty(error, "status"), headers: readProperty(error, "headers") };
  return upstreamError(error, answer, isTimeout ? "timed out" : undefined);
};
