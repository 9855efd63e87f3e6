import { builtIn, descendsFrom, type Foreign, membersOf, messageOf, stackBeginsIn, textOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

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
  ["54000", "invalid"], // program_limit_exceeded, as by a text that is too long for an index
  ["55P03", "unavailable"], // lock_not_available
  ["57014", "unavailable"], // query_canceled, as by statement_timeout
  ["57P01", "unavailable"], // admin_shutdown
  ["57P02", "unavailable"], // crash_shutdown
  ["57P03", "unavailable"], // cannot_connect_now
]);

/** What node-postgres and its pool say, without a code, if they have no connection to give, or no answer in time. */
const LOST: ReadonlySet<string> = new Set([
  "Client has encountered a connection error and is not queryable",
  "Connection terminated",
  "Connection terminated due to connection timeout",
  "Connection terminated unexpectedly",
  "Query read timeout",
  "timeout exceeded when trying to connect",
  "timeout expired",
]);

/** How postgres.js says that it has no connection to give; it adds the address. */
const LOST_OF_POSTGRES_JS =
  /^write (?:CONNECT_TIMEOUT|CONNECTION_CLOSED|CONNECTION_DESTROYED|CONNECTION_ENDED) /;

/**
 * The errors of node-postgres (`pg`), its pool included, and of postgres.js (`postgres`).
 *
 * @example
 * ```ts
 * import { mapPostgres } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapPostgres] }); // 23505, a unique violation, becomes a 409
 * ```
 */
export const mapPostgres = builtIn("mapPostgres", (error) => {
  return databaseError(postgresFailure(error));
});

/** What an error of PostgreSQL's drivers means; undefined if it is none, or a mistake of the server itself. */
export function postgresFailure(error: unknown): DatabaseFailure | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  const { name, code, severity, routine, detail } = membersOf(error);
  if (name === "Error") return hasLostConnection(membersOf(error)) ? "unavailable" : undefined;
  const isAnswer =
    (name === "error" || name === "PostgresError") &&
    typeof severity === "string" &&
    typeof routine === "string";
  return isAnswer ? failureOfState(textOf(code) ?? "", messageOf(error) ?? "", detail) : undefined;
}

/** How the server's message begins, and its detail ends, if a row cannot go because others refer to it. */
const REFERRED_TO = "update or delete on ";
const REFERRED_TO_DETAIL = / is still referenced from table "[^"]*"\.$/;

/** What the server means by a SQLSTATE, with the message and the detail that it sent. */
export function failureOfState(
  state: string,
  message: string,
  detail?: unknown,
): DatabaseFailure | undefined {
  // One SQLSTATE stands for a reference to a row that is not there and for a row that is referred to. Knex writes the
  // query before the message, and MikroORM uses it.
  const isReferredTo = message.startsWith(REFERRED_TO) || REFERRED_TO_DETAIL.test(textOf(detail) ?? "");
  if (state === "23503" && isReferredTo) return "conflict";
  // Class 22 is "data exception": too long, out of range, not of the type. The server's own query divides by zero.
  const isInvalid = /^22[\dA-Z]{3}$/.test(state) && state !== "22012";
  return POSTGRES_STATES.get(state) ?? (isInvalid ? "invalid" : undefined);
}

function hasLostConnection(error: Foreign): boolean {
  const { code, errno } = error;
  const message = messageOf(error) ?? "";
  if (code === undefined)
    return LOST.has(message) && (stackBeginsIn(error, "pg") || stackBeginsIn(error, "pg-pool"));
  return errno === code && LOST_OF_POSTGRES_JS.test(message);
}
