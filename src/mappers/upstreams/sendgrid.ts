import { builtIn, descendsFrom, hasOwnNames, membersOf } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of SendGrid's clients. They call with axios, so those of the network are {@link mapAxios}'s.
 *
 * @example
 * ```ts
 * import { mapSendgrid } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapSendgrid] }); // a 401 of SendGrid becomes a 502
 * ```
 */
export const mapSendgrid = builtIn("mapSendgrid", (error) => {
  const { code, response } = error;
  const isOfSendgrid =
    descendsFrom(error, "ResponseError") &&
    typeof code === "number" &&
    hasOwnNames(response, ["headers", "body"]);
  if (!isOfSendgrid || !descendsFrom(error, "Error")) return undefined;
  return upstreamError(error, { status: code, headers: membersOf(response)["headers"] });
});
