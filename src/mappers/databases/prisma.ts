import { descendsFrom, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { databaseError, type DatabaseFailure } from "./database-error";

/** Prisma's errors by code (its "Error message reference"). */
export const PRISMA_CODES: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["P1001", "unavailable"], // the server cannot be reached
  ["P1002", "unavailable"], // the server was reached, but timed out
  ["P1008", "unavailable"], // an operation timed out
  ["P1017", "unavailable"], // the server closed the connection
  ["P2000", "invalid"], // too long for the column
  ["P2001", "missing"], // the record of the condition does not exist
  ["P2002", "conflict"], // unique constraint
  ["P2003", "invalid"], // foreign key constraint
  ["P2004", "invalid"], // constraint of the database
  ["P2006", "invalid"], // not valid for the field
  ["P2007", "invalid"], // data validation
  ["P2011", "invalid"], // null constraint
  ["P2014", "conflict"], // the change would break a required relation
  ["P2015", "missing"], // a related record does not exist
  ["P2018", "missing"], // the records to connect do not exist
  ["P2020", "invalid"], // out of range for the type
  ["P2023", "invalid"], // inconsistent column data, such as a malformed id
  ["P2024", "unavailable"], // no connection of the pool became free
  ["P2025", "missing"], // a record that is required does not exist
  ["P2033", "invalid"], // a number too large for 64 bits
  ["P2034", "unavailable"], // a write conflict or a deadlock
  ["P2037", "unavailable"], // too many connections
]);

/**
 * The errors of Prisma's client.
 *
 * @example
 * ```ts
 * import { mapPrisma } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapPrisma] }); // P2025, a missing record, becomes a 404
 * ```
 */
export const mapPrisma: Mapper = (error) => databaseError(prismaFailure(error), error);

function prismaFailure(error: unknown): DatabaseFailure | undefined {
  if (!descendsFrom(error, "Error") || readString(error, "clientVersion") === undefined) return undefined;
  const code = codeOf(error);
  return code === undefined ? undefined : PRISMA_CODES.get(code);
}

function codeOf(error: object): string | undefined {
  switch (readString(error, "name")) {
    case "PrismaClientInitializationError":
      return readString(error, "errorCode");
    case "PrismaClientKnownRequestError":
      return readString(error, "code");
    default:
      return undefined;
  }
}
