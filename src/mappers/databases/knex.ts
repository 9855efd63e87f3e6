import { builtIn, descendsFrom } from "../mapping";
import { databaseError } from "./failure-classes";

/**
 * Knex's `KnexTimeoutError`: its pool had no connection to give, or a query took longer than its `timeout`. Everything
 * else that it throws is the driver's.
 *
 * @example
 * ```ts
 * import { mapKnex, mapPostgres } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapKnex, mapPostgres] }); // an exhausted pool becomes a 503
 * ```
 */
export const mapKnex = builtIn("mapKnex", (error) =>
  databaseError(descendsFrom(error, "KnexTimeoutError") ? "unavailable" : undefined),
);
