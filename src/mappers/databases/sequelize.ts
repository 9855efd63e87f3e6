import { descendsFrom, isArray, isObject, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { databaseError, type DatabaseFailure } from "./database-error";
import { driverFailure } from "./drivers";

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
export const mapSequelize: Mapper = (error) => databaseError(sequelizeFailure(error), error);

function sequelizeFailure(error: unknown): DatabaseFailure | undefined {
  const name = descendsFrom(error, "Error") ? readString(error, "name") : undefined;
  if (name?.startsWith("Sequelize") !== true) return undefined;
  const failure = SEQUELIZE_ERRORS.get(name);
  const original = readProperty(error, "original");
  switch (failure) {
    case "missing":
      return descendsFrom(error, "EmptyResultError") ? failure : undefined;
    case "conflict":
      // A row that somebody else has changed since it was read.
      if (typeof readProperty(error, "modelName") === "string") return failure;
      return isArray(readProperty(error, "errors")) ? failure : undefined;
    case "invalid":
      return isArray(readProperty(error, "errors")) ? failure : undefined;
    case "unavailable":
      return isObject(original) ? failure : undefined;
    default:
      return driverFailure(original);
  }
}
