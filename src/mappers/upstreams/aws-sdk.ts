import { descendsFrom, readProperty } from "../../untrusted";
import type { Mapper } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of the AWS SDK, version 3. Their names are the services', their metadata is the SDK's.
 *
 * @example
 * ```ts
 * import { mapAwsSdk } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapAwsSdk] }); // a 429 of the service becomes a 503
 * ```
 */
export const mapAwsSdk: Mapper = (error) => {
  const metadata = readProperty(error, "$metadata");
  const isOfSdk =
    descendsFrom(error, "Error") &&
    typeof readProperty(metadata, "attempts") === "number" &&
    typeof readProperty(metadata, "totalRetryDelay") === "number";
  if (!isOfSdk) return undefined;
  return upstreamError(error, {
    status: readProperty(metadata, "httpStatusCode"),
    headers: readProperty(readProperty(error, "$response"), "headers"),
  });
};
