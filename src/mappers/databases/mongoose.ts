import { isServerFailure, type Issue } from "../issues";
import {
  builtIn,
  descendsFrom,
  type Foreign,
  isArray,
  isObject,
  type Mapper,
  membersOf,
  textOf,
} from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";
import { fieldIssue } from "./field-issue";

/** What mongoose says if a connection did not come in time. Only the message distinguishes this error from others. */
const BUFFERING = /^(?:Operation `[^`]*`|Connection operation) buffering timed out after \d+ms$/;

interface KnownError {
  readonly failure: DatabaseFailure;
  /** The second mark: other libraries have a ValidationError too. */
  readonly hasShape: (error: Foreign) => boolean;
}

/** The errors by name. */
export const MONGOOSE_ERRORS: ReadonlyMap<string, KnownError> = new Map<string, KnownError>([
  ["CastError", { failure: "invalid", hasShape: (error) => isText(error["kind"]) && isText(error["path"]) }],
  ["DocumentNotFoundError", { failure: "missing", hasShape: (error) => isObject(error["filter"]) }],
  ["MongooseError", { failure: "unavailable", hasShape: (error) => isText(error["message"], BUFFERING) }],
  [
    "MongooseServerSelectionError",
    { failure: "unavailable", hasShape: (error) => isObject(error["reason"]) },
  ],
  [
    "StrictModeError",
    { failure: "invalid", hasShape: (error) => typeof error["isImmutableError"] === "boolean" },
  ],
  [
    "ValidationError",
    {
      failure: "invalid",
      hasShape: (error) =>
        isObject(error["errors"]) &&
        isText(error["_message"]) &&
        !Object.values(error["errors"]).map(membersOf).some(isCrash),
    },
  ],
  // The document was changed by somebody else since it was read.
  ["VersionError", { failure: "conflict", hasShape: (error) => isArray(error["modifiedPaths"]) }],
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
export const mapMongoose = builtIn("mapMongoose", (error) => {
  return databaseError(mongooseFailure(error));
});

/** The same mapper, with an issue for each path that the schema refused. */
export const mapMongooseWithIssues: Mapper = builtIn("mapMongoose", (error) => {
  const failure = mongooseFailure(error);
  return databaseError(failure, failure === "invalid" ? issuesOf(error) : undefined);
});

function mongooseFailure(error: Foreign): DatabaseFailure | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  const known = MONGOOSE_ERRORS.get(textOf(membersOf(error)["name"]) ?? "");
  return known?.hasShape(error) === true ? known.failure : undefined;
}

/** Whether a validator of the app failed instead of refusing the value: it has a bug, or had no database. */
function isCrash({ name, reason }: Foreign): boolean {
  if (name !== "ValidatorError") return false;
  const isOfDriver = typeof membersOf(reason)["hasErrorLabel"] === "function";
  return isOfDriver || isServerFailure(reason) || mongooseFailure(membersOf(reason)) === "unavailable";
}

/** A ValidationError has an error for each path; a CastError and a StrictModeError are about one themselves. */
function issuesOf({ name, path, errors }: Foreign): Issue[] {
  if (name !== "ValidationError") return [fieldIssue(textOf(path) ?? "", kindOf({ name }))];
  return (
    Object.entries(membersOf(errors))
      .map(([path, refused]) => ({ path, refused: membersOf(refused) }))
      // Each path of a subdocument has an error, too.
      .filter(({ refused }) => refused["name"] !== "ValidationError")
      .map(({ path, refused }) => fieldIssue(path, kindOf(refused)))
  );
}

function kindOf({ name, kind }: Foreign): string {
  if (name === "CastError") return "type";
  return name === "StrictModeError" ? "unknown" : (textOf(kind) ?? "");
}

function isText(value: unknown, pattern = /^/): boolean {
  return typeof value === "string" && pattern.test(value);
}
