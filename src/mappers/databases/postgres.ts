import { descendsFrom, readString } from "../../untrusted";
import { type Mapper, stackBeginsIn } from "../mapping";
import { databaseError, type DatabaseFailure } from "./database-error";

/** SQLSTATEs by the name that PostgreSQL gives them (its appendix "Error Codes"). */
export const POSTGRES_STATES: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["08000", "unavailable"], // connection_exception
  ["08003", "unavailable"], // connection_does_not_exist
  ["08006", "unavailable"], // connection_failure
  ["23001", "conflict"], // restrict_violation
  ["23502", "invalid"], // not_null_violation
  ["23503", "invalid"], // foreign_key_violation
  ["23505", "conflict"], // unique_violation
  ["23514", "invalid"], // check_violation
  ["23P01", "conflict"], // exclusion_violation
  ["25006", "unavailable"], // read_only_sql_transaction, as after a failover
  ["40001", "unavailable"], // serialization_failure
  ["40P01", "unavailable"], // deadlock_detected
  ["53300", "unavailable"], // too_many_connections
  ["55P03", "unavailable"], // lock_not_available
  ["57014", "unavailable"], // query_canceled, as by statement_timeout
  ["57P01", "unavailable"], // admin_shutdown
  ["57P02", "unavailable"], // crash_shutdown
  ["57P03", "unavailable"], // cannot_connect_now
]);

/** What the driver and its pool say, without a code, where they have no connection to give. */
const LOST: ReadonlySet<string> = new Set([
  "Client has encountered a connection error and is not queryable",
  "Connection terminated",
  "Connection terminated due to connection timeout",
  "Connection terminated unexpectedly",
  "timeout exceeded when trying to connect",
  "timeout expired",
]);

/**
 * The errors of node-postgres (`pg`), its pool included.
 *
 * @example
 * ```ts
 * import { mapPostgres } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapPostgres] }); // 23505, a unique violation, becomes a 409
 * ```
 */
export const mapPostgres: Mapper = (error) => databaseError(postgresFailure(error), error);

/** What an error of node-postgres means, or undefined where it is none, or the server's own mistake. */
export function postgresFailure(error: unknown): DatabaseFailure | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  const code = readString(error, "code");
  if (code === undefined) return hasLostConnection(error) ? "unavailable" : undefined;
  const isAnswer =
    readString(error, "name") === "error" &&
    readString(error, "severity") !== undefined &&
    readString(error, "routine") !== undefined;
  return isAnswer ? failureOfState(error, code) : undefined;
}

function failureOfState(error: object, state: string): DatabaseFailure | undefined {
  if (state === "23503" && isStillReferenced(error)) return "conflict";
  // Class 22 is "data exception": too long, out of range, not of the type. The server's own query divides by zero.
  const isInvalid = /^22[\dA-Z]{3}$/.test(state) && state !== "22012";
  return POSTGRES_STATES.get(state) ?? (isInvalid ? "invalid" : undefined);
}

/** One SQLSTATE stands for a reference to a row that is not there and for a row that is referred to. */
function isStillReferenced(error: object): boolean {
  return readString(error, "message")?.startsWith("update or delete on ") === true;
}

function hasLostConnection(error: object): boolean {
  const isLost = readString(error, "name") === "Error" && LOST.has(readString(error, "message") ?? "");
  return isLost && (stackBeginsIn(error, "pg") || stackBeginsIn(error, "pg-pool"));
}
