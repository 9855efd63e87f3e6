import { builtIn, descendsFrom, type Foreign, hasOwnNames, messageOf, textOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";
import { MYSQL_NUMBERS } from "./mysql";
import { failureOfState } from "./postgres";

/** MikroORM's exceptions by class. It makes one of each error of a driver. */
export const MIKRO_ORM_ERRORS: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["CheckConstraintViolationException", "invalid"],
  ["ConnectionException", "unavailable"],
  ["DeadlockException", "unavailable"],
  ["ForeignKeyConstraintViolationException", "invalid"],
  ["LockWaitTimeoutException", "unavailable"],
  ["NotFoundError", "missing"],
  ["NotNullConstraintViolationException", "invalid"],
  ["OptimisticLockError", "conflict"],
  ["ReadOnlyException", "unavailable"],
  ["UniqueConstraintViolationException", "conflict"],
]);

/**
 * The errors of MikroORM. It copies the properties of the driver's error, so the state or number that PostgreSQL or
 * MySQL answered counts first, and the class after it.
 *
 * @example
 * ```ts
 * import { mapMikroOrm } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapMikroOrm] }); // a UniqueConstraintViolationException becomes a 409
 * ```
 */
export const mapMikroOrm = builtIn("mapMikroOrm", (error) => {
  const isOfMikroOrm =
    descendsFrom(error, "DriverException") ||
    // Applications have classes of these names, too, but every error of MikroORM's has an entity, if only an undefined
    // one.
    (descendsFrom(error, "ValidationError") && hasOwnNames(error, ["entity"]));
  if (!isOfMikroOrm) return undefined;
  const [, failure] = [...MIKRO_ORM_ERRORS].find(([name]) => descendsFrom(error, name)) ?? [];
  return databaseError(failureOfDriver(error) ?? failure);
});

/** What Knex, by which MikroORM connects, says if its pool has no connection to give. */
const EXHAUSTED = "Knex: Timeout acquiring a connection.";

function failureOfDriver(error: Foreign): DatabaseFailure | undefined {
  const { code, severity, errno, sqlState, detail } = error;
  const message = messageOf(error) ?? "";
  if (message.startsWith(EXHAUSTED)) return "unavailable";
  if (typeof severity === "string") return failureOfState(textOf(code) ?? "", message, detail);
  return typeof sqlState === "string" ? MYSQL_NUMBERS.get(errno) : undefined;
}
