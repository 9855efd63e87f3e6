import { builtIn, descendsFrom, hasOwnNames, stackBeginsIn } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of Twilio's client. It calls with axios, so those of the network are {@link mapAxios}'s.
 *
 * @example
 * ```ts
 * import { mapTwilio } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapTwilio] }); // a 404 of Twilio becomes a 502
 * ```
 */
export const mapTwilio = builtIn("mapTwilio", (error) => {
  const { status } = error;
  const isOfTwilio =
    descendsFrom(error, "RestException") &&
    (hasOwnNames(error, ["moreInfo"]) || stackBeginsIn(error, "twilio"));
  return isOfTwilio && descendsFrom(error, "Error") ? upstreamError(error, { status }) : undefined;
});
