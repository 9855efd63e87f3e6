import { isObject } from "../../untrusted";
import {
  builtIn,
  descendsFrom,
  type Foreign,
  type Mapper,
  messageOf,
  stackBeginsIn,
  textOf,
} from "../mapping";
import { databaseError, type DatabaseFailure } from "./database-error";
import { fieldIssue } from "./field-issue";

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

/** What the driver throws if it has no connection to give. */
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
export const mapMongo = builtIn(function mapMongo(error) {
  return databaseError(mongoFailure(error));
});

/** The same mapper. The issues of a duplicate key name the fields of the index. */
export const mapMongoWithIssues: Mapper = builtIn(function mapMongo(error) {
  const { keyPattern, keyValue } = error;
  const fields = [keyPattern, keyValue].find(isObject) ?? {};
  const failure = mongoFailure(error);
  return databaseError(
    failure,
    failure === "conflict" ? Object.keys(fields).map((path) => fieldIssue(path, "unique")) : undefined,
  );
});

/** How the driver of version 3 refuses an id that is none. Later ones have classes for it. */
const NO_ID = "Argument passed in must be a single String of 12 bytes or a string of 24 hex characters";

function mongoFailure(error: Foreign): DatabaseFailure | undefined {
  if (isInvalidId(error)) return "invalid";
  const { name, code, hasErrorLabel } = error;
  if (typeof hasErrorLabel !== "function" || !descendsFrom(error, "Error")) return undefined;
  if (MONGO_LOST.has(textOf(name) ?? "")) return "unavailable";
  return ANSWERS.has(textOf(name) ?? "") ? MONGO_NUMBERS.get(code) : undefined;
}

/** An id that is none, as `new ObjectId(req.params.id)` finds it. */
function isInvalidId(error: Foreign): boolean {
  if (descendsFrom(error, "BSONError") || descendsFrom(error, "BSONTypeError")) return true;
  return messageOf(error) === NO_ID && stackBeginsIn(error, "bson");
}
