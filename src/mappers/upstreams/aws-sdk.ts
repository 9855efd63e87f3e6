import { builtIn, descendsFrom, membersOf, textOf } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * How services of AWS name their refusal of too many calls. Most of them send it with the status 400 (the pages "Common
 * errors" of their API references).
 */
const THROTTLED: ReadonlySet<string> = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

/**
 * The errors of the AWS SDK, version 3. Their names are the services', their metadata is the SDK's.
 *
 * @example
 * ```ts
 * import { mapAwsSdk } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapAwsSdk] }); // a ThrottlingException becomes a 503
 * ```
 */
export const mapAwsSdk = builtIn("mapAwsSdk", (error) => {
  const { attempts, totalRetryDelay, httpStatusCode } = membersOf(error["$metadata"]);
  const isOfSdk =
    descendsFrom(error, "Error") && typeof attempts === "number" && typeof totalRetryDelay === "number";
  if (!isOfSdk) return undefined;
  const isThrottled = httpStatusCode === 400 && THROTTLED.has(textOf(error["name"]) ?? "");
  const status = isThrottled ? 429 : httpStatusCode;
  return upstreamError(error, { status, headers: membersOf(error["$response"])["headers"] });
});
