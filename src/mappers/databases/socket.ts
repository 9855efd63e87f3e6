import { builtIn, socketErrorCode } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

/**
 * A connection that could not be made, or broke: most drivers pass on the error that Node made of it. It does
 * not say what was connected to, so every socket of the server counts, not only that of the database.
 *
 * @example
 * ```ts
 * import { mapDatabaseSocket } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapDatabaseSocket] }); // ECONNREFUSED becomes a 503
 * ```
 */
export const mapDatabaseSocket = builtIn("mapDatabaseSocket", (error) => {
  return databaseError(socketFailure(error));
});

/** What a socket's error means for a query, or undefined if it is none. */
export function socketFailure(error: unknown): DatabaseFailure | undefined {
  return socketErrorCode(error) === undefined ? undefined : "unavailable";
}
