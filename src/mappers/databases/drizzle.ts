import { builtIn, descendsFrom } from "../mapping";
import { databaseError } from "./failure-classes";
import { driverFailure } from "./drivers";

/**
 * Drizzle's `DrizzleQueryError`, by the driver's error that is its cause. Its own message quotes the query and its
 * parameters.
 *
 * @example
 * ```ts
 * import { mapDrizzle } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapDrizzle] }); // a unique violation becomes a 409
 * ```
 */
export const mapDrizzle = builtIn("mapDrizzle", (error) => {
  const { cause } = error;
  return descendsFrom(error, "DrizzleQueryError") ? databaseError(driverFailure(cause)) : undefined;
});
