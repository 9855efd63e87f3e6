import { builtIn, descendsFrom, messageOf } from "../mapping";
import { databaseError } from "./failure-classes";

/** The classes of ioredis and redis for a connection that is missing. */
const LOST = [
  "ClientClosedError",
  "ClientOfflineError",
  "ConnectionTimeoutError",
  "DisconnectsClientError",
  "MaxRetriesPerRequestError",
  "ReconnectStrategyError",
  "SocketClosedUnexpectedlyError",
  "SocketTimeoutError",
];

/** How the server begins to say that it cannot answer now. */
const UNAVAILABLE = /^(?:BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|READONLY|TRYAGAIN) /;

/**
 * The errors of ioredis and of redis.
 *
 * @example
 * ```ts
 * import { mapRedis } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapRedis] }); // a MaxRetriesPerRequestError becomes a 503
 * ```
 */
export const mapRedis = builtIn("mapRedis", (error) => {
  const isReply = descendsFrom(error, "ReplyError") || descendsFrom(error, "ErrorReply");
  const isUnavailable =
    LOST.some((name) => descendsFrom(error, name)) || (isReply && UNAVAILABLE.test(messageOf(error) ?? ""));
  return databaseError(isUnavailable && descendsFrom(error, "Error") ? "unavailable" : undefined);
});
