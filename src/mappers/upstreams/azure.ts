import { builtIn, descendsFrom, membersOf, stackBeginsIn } from "../mapping";
import { upstreamError } from "./upstream-error";

/** Where the clients of Azure end a call that its `timeout` or its signal aborted. */
const CLIENTS = ["@typespec/ts-http-runtime", "@azure/core-rest-pipeline", "@azure/abort-controller"];

/**
 * The errors of Azure's clients. If a call was aborted they do not say why, and a server mostly does that because it
 * took too long: it is a 504.
 *
 * @example
 * ```ts
 * import { mapAzure } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapAzure] }); // a 404 of the service becomes a 502
 * ```
 */
export const mapAzure = builtIn("mapAzure", (error) => {
  const { name, code, statusCode, response } = error;
  if (name === "AbortError" && CLIENTS.some((client) => stackBeginsIn(error, client))) {
    return upstreamError(error, {}, "timed out");
  }
  const isOfAzure =
    descendsFrom(error, "RestError") && (typeof code === "string" || typeof statusCode === "number");
  if (!isOfAzure) return undefined;
  return upstreamError(error, { status: statusCode, headers: membersOf(response)["headers"] });
});
