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
import { driverFailure } from "./drivers";
import { fieldIssue } from "./field-issue";

/** Sequelize's own judgements, by name. Access denied is left out: the server's own settings are wrong. */
export const SEQUELIZE_ERRORS: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["SequelizeConnectionAcquireTimeoutError", "unavailable"],
  ["SequelizeConnectionRefusedError", "unavailable"],
  ["SequelizeConnectionTimedOutError", "unavailable"],
  ["SequelizeEmptyResultError", "missing"],
  ["SequelizeHostNotFoundError", "unavailable"],
  ["SequelizeHostNotReachableError", "unavailable"],
  ["SequelizeOptimisticLockError", "conflict"],
  ["SequelizeUniqueConstraintError", "conflict"],
  ["SequelizeValidationError", "invalid"],
]);

/**
 * The errors of Sequelize 6; what it only wraps is judged by the driver's own error.
 *
 * @example
 * ```ts
 * import { mapSequelize } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapSequelize] }); // a SequelizeValidationError becomes a 400
 * ```
 */
export const mapSequelize = builtIn("mapSequelize", (error) => {
  return databaseError(sequelizeFailure(error));
});

/** The same mapper, with an issue for each attribute that was refused. */
export const mapSequelizeWithIssues: Mapper = builtIn("mapSequelize", (error) => {
  // Which of the records it refused, `bulkCreate` does not say.
  return databaseError(sequelizeFailure(error), isBulkRefusal(error) ? [] : issuesOf(error["errors"]));
});

function sequelizeFailure(error: Foreign): DatabaseFailure | undefined {
  const { original, modelName, errors } = error;
  const name = textOf(error["name"]) ?? "";
  if (isBulkRefusal(error)) return "invalid";
  if (!name.startsWith("Sequelize") || !descendsFrom(error, "Error")) return undefined;
  const failure = SEQUELIZE_ERRORS.get(name);
  switch (failure) {
    case "missing":
      return descendsFrom(error, "EmptyResultError") ? failure : undefined;
    case "conflict":
      // A row that somebody else has changed since it was read.
      if (typeof modelName === "string") return failure;
      return isArray(errors) ? failure : undefined;
    case "invalid":
      return isArray(errors) && !errors.some(isCrash) ? failure : undefined;
    case "unavailable":
      return isObject(original) ? failure : undefined;
    default:
      return driverFailure(original);
  }
}

/** Whether a validator of the app failed instead of refusing the value: it has a bug, or had no database. */
function isCrash(item: unknown): boolean {
  const { original } = membersOf(item);
  if (isServerFailure(original)) return true;
  const failure = sequelizeFailure(membersOf(original));
  const isOfSequelize = textOf(membersOf(original)["name"])?.startsWith("Sequelize") === true;
  return isOfSequelize && (failure === undefined || failure === "unavailable");
}

/** What `bulkCreate` throws if it validates: it has the ValidationError of each record that was refused. */
function isBulkRefusal({ name, errors }: Foreign): boolean {
  return (
    name === "AggregateError" &&
    isArray(errors) &&
    errors.length > 0 &&
    errors.every((error) => {
      const { name, errors: refusal } = membersOf(error);
      return name === "SequelizeBulkRecordError" && sequelizeFailure(membersOf(refusal)) === "invalid";
    })
  );
}

/** What Sequelize calls the kinds of its own checks. The others have the names of the validators. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["is_null", "required"],
  ["not_a_string", "type"],
  ["not_unique", "unique"],
]);

function issuesOf(errors: unknown): Issue[] {
  if (!isArray(errors)) return [];
  return errors.map(membersOf).map(({ path, validatorKey }) => {
    const key = textOf(validatorKey) ?? "";
    return fieldIssue(textOf(path) ?? "", KINDS.get(key) ?? key);
  });
}
