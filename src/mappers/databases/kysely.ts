import { builtIn, descendsFrom, isObject } from "../mapping";
import { databaseError } from "./failure-classes";

/**
 * Kysely's `NoResultError`, of `executeTakeFirstOrThrow`. Everything else that it throws is the driver's.
 *
 * @example
 * ```ts
 * import { mapKysely } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapKysely] }); // a NoResultError becomes a 404
 * ```
 */
export const mapKysely = builtIn("mapKysely", (error) => {
  const isMissing = isObject(error["node"]) && descendsFrom(error, "NoResultError");
  return databaseError(isMissing ? "missing" : undefined);
});
