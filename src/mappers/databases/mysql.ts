import { builtIn, descendsFrom, type Foreign, membersOf, messageOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

/** The server's errors by number (the MySQL Error Message Reference, and MariaDB's for 1969 and 4025). */
export const MYSQL_NUMBERS: ReadonlyMap<unknown, DatabaseFailure> = new Map([
  [1022, "conflict"], // ER_DUP_KEY
  [1040, "unavailable"], // ER_CON_COUNT_ERROR
  [1048, "invalid"], // ER_BAD_NULL_ERROR
  [1053, "unavailable"], // ER_SERVER_SHUTDOWN
  [1062, "conflict"], // ER_DUP_ENTRY
  [1153, "invalid"], // ER_NET_PACKET_TOO_LARGE
  [1203, "unavailable"], // ER_TOO_MANY_USER_CONNECTIONS
  [1205, "unavailable"], // ER_LOCK_WAIT_TIMEOUT
  [1213, "unavailable"], // ER_LOCK_DEADLOCK
  [1216, "invalid"], // ER_NO_REFERENCED_ROW
  [1217, "conflict"], // ER_ROW_IS_REFERENCED
  [1264, "invalid"], // ER_WARN_DATA_OUT_OF_RANGE
  [1265, "invalid"], // WARN_DATA_TRUNCATED
  [1290, "unavailable"], // ER_OPTION_PREVENTS_STATEMENT: read-only, as after a failover
  [1292, "invalid"], // ER_TRUNCATED_WRONG_VALUE
  [1364, "invalid"], // ER_NO_DEFAULT_FOR_FIELD
  [1366, "invalid"], // ER_TRUNCATED_WRONG_VALUE_FOR_FIELD
  [1406, "invalid"], // ER_DATA_TOO_LONG
  [1451, "conflict"], // ER_ROW_IS_REFERENCED_2
  [1452, "invalid"], // ER_NO_REFERENCED_ROW_2
  [1586, "conflict"], // ER_DUP_ENTRY_WITH_KEY_NAME
  [1690, "invalid"], // ER_DATA_OUT_OF_RANGE
  [1836, "unavailable"], // ER_READ_ONLY_MODE
  [1969, "unavailable"], // ER_STATEMENT_TIMEOUT
  [3024, "unavailable"], // ER_QUERY_TIMEOUT
  [3140, "invalid"], // ER_INVALID_JSON_TEXT
  [3572, "unavailable"], // ER_LOCK_NOWAIT
  [3819, "invalid"], // ER_CHECK_CONSTRAINT_VIOLATED
  [4025, "invalid"], // ER_CONSTRAINT_FAILED
]);

/** What the pool says, without a code, if it has no connection to give. */
const EXHAUSTED: ReadonlySet<string> = new Set(["No connections available.", "Queue limit reached."]);

/**
 * The errors of mysql2, its pool included.
 *
 * @example
 * ```ts
 * import { mapMysql } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapMysql] }); // ER_DUP_ENTRY becomes a 409
 * ```
 */
export const mapMysql = builtIn("mapMysql", (error) => {
  return databaseError(mysqlFailure(error));
});

/** What an error of mysql2 means; undefined if it is none, or a mistake of the server itself. */
export function mysqlFailure(error: unknown): DatabaseFailure | undefined {
  const { name, sqlState, sqlMessage, code, errno } = membersOf(error);
  if (name !== "Error" || !descendsFrom(error, "Error")) return undefined;
  // The driver knows no code of some numbers of MariaDB.
  const isAnswer =
    typeof sqlState === "string" && [code, sqlMessage].some((text) => typeof text === "string");
  if (isAnswer) return MYSQL_NUMBERS.get(errno);
  return hasLostConnection(membersOf(error)) || isExhausted(membersOf(error)) ? "unavailable" : undefined;
}

function hasLostConnection(error: Foreign): boolean {
  const { code, fatal, syscall } = error;
  if (code === "PROTOCOL_SEQUENCE_TIMEOUT") return syscall === "query" || fatal === true;
  const isLost =
    code === "PROTOCOL_CONNECTION_LOST" ||
    messageOf(error) === "Can't add new command when connection is in closed state";
  return isLost && fatal === true;
}

function isExhausted(error: Foreign): boolean {
  // The sentence is its only mark: mysql2's promises put the caller's stack in place of the error's own.
  return error["code"] === undefined && EXHAUSTED.has(messageOf(error) ?? "");
}
