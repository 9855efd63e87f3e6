import { descendsFrom, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { databaseError, type DatabaseFailure } from "./database-error";

/** The server's errors by number (MongoDB's reference "Error Codes"). */
export const MONGO_NUMBERS: ReadonlyMap<unknown, DatabaseFailure> = new Map([
  [50, "unavailable"], // MaxTimeMSExpired
  [91, "unavailable"], // ShutdownInProgress
  [112, "unavailable"], // WriteConflict
  [121, "invalid"], // DocumentValidationFailure
  [189, "unavailable"], // PrimarySteppedDown
  [10107, "unavailable"], // NotWritablePrimary
  [11000, "conflict"], // DuplicateKey
  [11600, "unavailable"], // InterruptedAtShutdown
  [11602, "unavailable"], // InterruptedDueToReplStateChange
]);

/** The errors that carry such a number. */
const ANSWERS: ReadonlySet<string> = new Set([
  // Version 3, which mongoose 5 uses too, has these two.
  "BulkWriteError",
  "MongoError",
  "MongoBulkWriteError",
  "MongoServerError",
  "MongoWriteConcernError",
]);

/** What the driver throws where it has no connection to give. */
const MONGO_LOST: ReadonlySet<string> = new Set([
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoNotConnectedError",
  "MongoPoolClearedError",
  "MongoServerSelectionError",
  "MongoWaitQueueTimeoutError",
  "PoolClearedOnNetworkError",
]);

/**
 * The errors of the MongoDB driver (`mongodb`), its pool included.
 *
 * @example
 * ```ts
 * import { mapMongo } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapMongo] }); // E11000, a duplicate key, becomes a 409
 * ```
 */
export const mapMongo: Mapper = (error) => databaseError(mongoFailure(error), error);

function mongoFailure(error: unknown): DatabaseFailure | undefined {
  // An id that is none, as `new ObjectId(req.params.id)` finds it.
  if (descendsFrom(error, "BSONError")) return "invalid";
  const isOfDriver =
    descendsFrom(error, "Error") && typeof readProperty(error, "hasErrorLabel") === "function";
  const name = isOfDriver ? readString(error, "name") : undefined;
  if (name === undefined) return undefined;
  if (MONGO_LOST.has(name)) return "unavailable";
  return ANSWERS.has(name) ? MONGO_NUMBERS.get(readProperty(error, "code")) : undefined;
}
