import { descendsFrom } from "../foreign/descends-from";
import type { Mapper } from "../foreign/mapper";
import { readProperty } from "../foreign/read-property";
import { upstreamError } from "./upstream-error";

/** The errors of the AWS SDK, version 3. Their names are the services', their metadata is the SDK's. */
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
