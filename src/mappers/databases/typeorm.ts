import { builtIn, descendsFrom, membersOf } from "../mapping";
import { databaseError } from "./failure-classes";
import { driverFailure } from "./drivers";

/** What TypeORM says itself, by class. */
const OWN = [
  { name: "EntityNotFoundError", failure: "missing" },
  { name: "OptimisticLockVersionMismatchError", failure: "conflict" },
] as const;

/**
 * The errors of TypeORM; its `QueryFailedError` is judged by the driver's own error.
 *
 * @example
 * ```ts
 * import { mapTypeorm } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapTypeorm] }); // an EntityNotFoundError becomes a 404
 * ```
 */
export const mapTypeorm = builtIn("mapTypeorm", (error) => {
  if (!descendsFrom(error, "TypeORMError")) return undefined;
  const own = OWN.find(({ name }) => descendsFrom(error, name));
  return databaseError(own?.failure ?? driverFailure(membersOf(error)["driverError"]));
});
