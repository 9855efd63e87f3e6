import {
  builtIn,
  descendsFrom,
  type Foreign,
  isObject,
  type Mapper,
  messageOf,
  stackBeginsIn,
  textOf,
} from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";
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
export const mapMongo = builtIn("mapMongo", (error) => {
  return databaseError(mongoFailure(error));
});

/** The same mapper. The issues of a duplicate key name the fields of the index. */
export const mapMongoWithIssues: Mapper = builtIn("mapMongo", (error) => {
  const { keyPattern, keyValue } = error;
  const fields = [keyPattern, keyValue].find(isObject) ?? {};
  const failure = mongoFailure(error);
  return databaseError(
    failure,
    failure === "conflict" ? Object.keys(fields).map((path) => fieldIssue(path, "unique")) : undefined,
  );
});

/**
 * How bson refuses a value that an ObjectId, a UUID or a number cannot be made of, and a key that a document cannot
 * have. Its other errors are about corrupt data and mistakes of the program.
 */
const REFUSED_VALUE =
  /^(?:Argument passed in (?:must be a |does not match the accepted types)|input must be a 24 character hex|hex string must be 24)|\bUUID\b| is not a valid \w{1,20} string\b| (?:cannot|must not) contain null bytes|^key [^]*? must not (?:contain|start)/;

function mongoFailure(error: Foreign): DatabaseFailure | undefined {
  if (isRefusedValue(error)) return "invalid";
  const { name, code, hasErrorLabel } = error;
  if (typeof hasErrorLabel !== "function" || !descendsFrom(error, "Error")) return undefined;
  if (MONGO_LOST.has(textOf(name) ?? "")) return "unavailable";
  return ANSWERS.has(textOf(name) ?? "") ? MONGO_NUMBERS.get(code) : undefined;
}

/** How bson refused an id up to version 3 of the driver, where it had no class of its own. */
const NO_ID = "Argument passed in must be a single String of 12 bytes or a string of 24 hex characters";

/** A value that the client chose, as `new ObjectId(req.params.id)` finds it. */
function isRefusedValue(error: Foreign): boolean {
  const message = messageOf(error) ?? "";
  if (BSON_CLASSES.some((name) => descendsFrom(error, name))) return REFUSED_VALUE.test(message);
  return message === NO_ID && stackBeginsIn(error, "bson");
}

const BSON_CLASSES = ["BSONError", "BSONTypeError"] as const;
