import { builtIn, descendsFrom, type Foreign, membersOf, textOf } from "../mapping";
import { networkFailure, upstreamError } from "./upstream-error";

/** The marks of the SDK's errors and of those of its gateway, under symbols of the global registry. */
const OF_SDK = Symbol.for("vercel.ai.error");
const OF_GATEWAY = Symbol.for("vercel.ai.gateway.error");

/** The errors about what a provider answered. The others are mistakes of the program. */
const FAILED: ReadonlySet<string> = new Set([
  "AI_APICallError",
  "AI_EmptyResponseBodyError",
  "AI_InvalidResponseDataError",
  "AI_JSONParseError",
  "AI_NoContentGeneratedError",
  "AI_NoImageGeneratedError",
  "AI_NoObjectGeneratedError",
  "AI_NoOutputGeneratedError",
]);

/**
 * The errors of the AI SDK (`ai`), of its providers and of its gateway.
 *
 * @example
 * ```ts
 * import { mapAiSdk } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapAiSdk] }); // a 429 of the provider becomes a 503
 * ```
 */
export const mapAiSdk = builtIn("mapAiSdk", (error) => {
  const call = failedCallOf(error);
  if (!hasMark(call, OF_SDK) || !FAILED.has(textOf(call["name"]) ?? "")) return undefined;
  const { statusCode, responseHeaders } = call;
  return upstreamError(error, { status: statusCode, headers: responseHeaders }, networkFailure(call));
});

/** The error of the call: the last one if it was tried again, and what an error of the gateway was made of. */
function failedCallOf(error: Foreign): Foreign {
  const last =
    hasMark(error, OF_SDK) && error["name"] === "AI_RetryError" ? membersOf(error["lastError"]) : error;
  // The status of the gateway's own error is 500 if there was no answer.
  return hasMark(last, OF_GATEWAY) ? membersOf(last["cause"]) : last;
}

function hasMark(error: Foreign, mark: symbol): boolean {
  return (error as Readonly<Record<symbol, unknown>>)[mark] === true && descendsFrom(error, "Error");
}
