import { descendsFrom, isObject, readProperty } from "../../untrusted";
import type { Mapper } from "../mapping";
import { databaseError } from "./database-error";

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
export const mapKysely: Mapper = (error) => {
  const isMissing = descendsFrom(error, "NoResultError") && isObject(readProperty(error, "node"));
  return databaseError(isMissing ? "missing" : undefined, error);
};
