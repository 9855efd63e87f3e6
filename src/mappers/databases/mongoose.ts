import { descendsFrom, isArray, isObject, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { databaseError, type DatabaseFailure } from "./database-error";

/** mongoose waits for a connection this way; the message is all that tells this error from its kin. */
const BUFFERING = /^(?:Operation `[^`]*`|Connection operation) buffering timed out after \d+ms$/;

type Read = (name: string) => unknown;

interface KnownError {
  readonly failure: DatabaseFailure;
  /** The second mark: other libraries have a ValidationError too. */
  readonly hasShape: (read: Read) => boolean;
}

/** The errors by name. */
export const MONGOOSE_ERRORS: ReadonlyMap<string, KnownError> = new Map<string, KnownError>([
  ["CastError", { failure: "invalid", hasShape: (read) => isText(read("kind")) && isText(read("path")) }],
  ["DocumentNotFoundError", { failure: "missing", hasShape: (read) => isObject(read("filter")) }],
  ["MongooseError", { failure: "unavailable", hasShape: (read) => isText(read("message"), BUFFERING) }],
  ["MongooseServerSelectionError", { failure: "unavailable", hasShape: (read) => isObject(read("reason")) }],
  [
    "StrictModeError",
    { failure: "invalid", hasShape: (read) => typeof read("isImmutableError") === "boolean" },
  ],
  [
    "ValidationError",
    { failure: "invalid", hasShape: (read) => isObject(read("errors")) && isText(read("_message")) },
  ],
  // The document was changed by somebody else since it was read.
  ["VersionError", { failure: "conflict", hasShape: (read) => isArray(read("modifiedPaths")) }],
]);

/**
 * The errors of mongoose's own; those of the server reach it through the driver and are {@link mapMongo}'s.
 *
 * @example
 * ```ts
 * import { mapMongoose } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapMongoose] }); // a CastError becomes a 400
 * ```
 */
export const mapMongoose: Mapper = (error) => databaseError(mongooseFailure(error), error);

function mongooseFailure(error: unknown): DatabaseFailure | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  const known = MONGOOSE_ERRORS.get(readString(error, "name") ?? "");
  return known?.hasShape((name) => readProperty(error, name)) === true ? known.failure : undefined;
}

function isText(value: unknown, pattern = /^/): boolean {
  return typeof value === "string" && pattern.test(value);
}
