import { builtIn, descendsFrom, type Foreign, messageOf, stackBeginsIn } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

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

/** What plain errors of ioredis and redis say if there is no connection, or no answer in time. */
const LOST_MESSAGES: ReadonlySet<string> = new Set([
  "Cluster isn't ready and enableOfflineQueue options is false",
  "Command timed out",
  "Connection is closed.",
  "None of startup nodes is available",
  "Stream isn't writeable and enableOfflineQueue options is false",
  "The queue is full",
]);

/** How redis says that a key was changed since it was watched. */
const CHANGED = "One (or more) of the watched keys has been changed";

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
  return descendsFrom(error, "Error") ? databaseError(redisFailure(error)) : undefined;
});

function redisFailure(error: Foreign): DatabaseFailure | undefined {
  const message = messageOf(error) ?? "";
  if (descendsFrom(error, "WatchError") && message === CHANGED) return "conflict";
  const isReply = descendsFrom(error, "ReplyError") || descendsFrom(error, "ErrorReply");
  const isUnavailable = isReply ? UNAVAILABLE.test(message) : hasLostConnection(error, message);
  return isUnavailable ? "unavailable" : undefined;
}

function hasLostConnection(error: Foreign, message: string): boolean {
  // Other libraries have classes of these names, too, but their errors have a code.
  if (LOST.some((name) => descendsFrom(error, name))) return error["code"] === undefined;
  if (LOST_MESSAGES.has(message))
    return stackBeginsIn(error, "ioredis") || stackBeginsIn(error, "@redis/client");
  return descendsFrom(error, "TimeoutError") && stackBeginsIn(error, "@redis/client");
}
