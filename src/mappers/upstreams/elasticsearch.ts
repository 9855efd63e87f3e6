import { builtIn, descendsFrom, membersOf, textOf } from "../mapping";
import { failureOfMessage, type NetworkFailure, upstreamError } from "./upstream-error";

/** The errors of a call by name. The others are mistakes of the program. */
const FAILURES: ReadonlyMap<string, NetworkFailure | undefined> = new Map([
  ["ConnectionError", undefined],
  ["DeserializationError", "failed"],
  ["NoLivingConnectionsError", "refused"],
  ["ProductNotSupportedError", "failed"],
  ["RequestAbortedError", "failed"],
  ["ResponseError", "failed"],
  ["TimeoutError", "timed out"],
]);

/**
 * The errors of Elasticsearch's client.
 *
 * @example
 * ```ts
 * import { mapElasticsearch } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapElasticsearch] }); // a search that timed out becomes a 504
 * ```
 */
export const mapElasticsearch = builtIn("mapElasticsearch", (error) => {
  const name = textOf(error["name"]) ?? "";
  if (!FAILURES.has(name) || !descendsFrom(error, "ElasticsearchClientError")) return undefined;
  const { statusCode, headers } = membersOf(membersOf(error)["meta"]);
  // A failed connection has no code of its own.
  return upstreamError(error, { status: statusCode, headers }, FAILURES.get(name) ?? failureOfMessage(error));
});
