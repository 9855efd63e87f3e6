import { mapMysql } from "../../../src/databases";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

/** An error as the server sends it, and mysql2 makes it. */
function serverError(errno: number, code: string, more: Record<string, unknown> = {}): Error {
  return madeError("secret", {
    errno,
    code,
    sqlState: "23000",
    sqlMessage: "secret",
    sql: "secret",
    ...more,
  });
}

it.each([
  { errno: 1022, code: "ER_DUP_KEY", status: 409 },
  { errno: 1040, code: "ER_CON_COUNT_ERROR", status: 503 },
  { errno: 1048, code: "ER_BAD_NULL_ERROR", status: 400 },
  { errno: 1053, code: "ER_SERVER_SHUTDOWN", status: 503 },
  { errno: 1062, code: "ER_DUP_ENTRY", status: 409 },
  { errno: 1153, code: "ER_NET_PACKET_TOO_LARGE", status: 400 },
  { errno: 1203, code: "ER_TOO_MANY_USER_CONNECTIONS", status: 503 },
  { errno: 1216, code: "ER_NO_REFERENCED_ROW", status: 400 },
  { errno: 1217, code: "ER_ROW_IS_REFERENCED", status: 409 },
  { errno: 1264, code: "ER_WARN_DATA_OUT_OF_RANGE", status: 400 },
  { errno: 1265, code: "WARN_DATA_TRUNCATED", status: 400 },
  { errno: 1292, code: "ER_TRUNCATED_WRONG_VALUE", status: 400 },
  { errno: 1364, code: "ER_NO_DEFAULT_FOR_FIELD", status: 400 },
  { errno: 1366, code: "ER_TRUNCATED_WRONG_VALUE_FOR_FIELD", status: 400 },
  { errno: 1406, code: "ER_DATA_TOO_LONG", status: 400 },
  { errno: 1451, code: "ER_ROW_IS_REFERENCED_2", status: 409 },
  { errno: 1452, code: "ER_NO_REFERENCED_ROW_2", status: 400 },
  { errno: 1586, code: "ER_DUP_ENTRY_WITH_KEY_NAME", status: 409 },
  { errno: 1690, code: "ER_DATA_OUT_OF_RANGE", status: 400 },
  { errno: 3140, code: "ER_INVALID_JSON_TEXT", status: 400 },
  { errno: 3819, code: "ER_CHECK_CONSTRAINT_VIOLATED", status: 400 },
  { errno: 4025, code: "ER_CONSTRAINT_FAILED", status: 400 },
])("answers $status for $code", ({ errno, code, status }) => {
  expectMapped(mapMysql, serverError(errno, code), status);
});

it.each([
  {
    what: "the server closed the connection",
    error: madeError("", { code: "PROTOCOL_CONNECTION_LOST", fatal: true }),
  },
  {
    what: "the connection is closed already",
    error: madeError("Can't add new command when connection is in closed state", { fatal: true }),
  },
  {
    what: "the pool has no connection",
    error: madeError("No connections available."),
  },
  {
    what: "mysql2 waits no longer for an answer",
    error: madeError("secret", { code: "PROTOCOL_SEQUENCE_TIMEOUT", syscall: "query" }),
  },
  {
    what: "mysql waits no longer for an answer",
    error: madeError("secret", { code: "PROTOCOL_SEQUENCE_TIMEOUT", fatal: true }),
  },
  {
    what: "a statement took too long for MariaDB, a number that the driver does not know",
    error: serverError(1969, "", { code: undefined }),
  },
  { what: "the pool's queue is full", error: madeError("Queue limit reached.") },
])("answers 503 where $what", ({ error }) => {
  expectMapped(mapMysql, error, 503);
});

it.each([
  { what: "a syntax error", error: serverError(1064, "ER_PARSE_ERROR") },
  { what: "an error of another name", error: serverError(1062, "ER_DUP_ENTRY", { name: "DatabaseError" }) },
  { what: "an error without a state", error: serverError(1062, "ER_DUP_ENTRY", { sqlState: undefined }) },
  {
    what: "an error without a code and without the server's message",
    error: serverError(1062, "ER_DUP_ENTRY", { code: undefined, sqlMessage: undefined }),
  },
  { what: "a code of a timeout alone", error: madeError("", { code: "PROTOCOL_SEQUENCE_TIMEOUT" }) },
  { what: "a lost connection that is not fatal", error: madeError("", { code: "PROTOCOL_CONNECTION_LOST" }) },
  { what: "a full queue with a code", error: madeError("Queue limit reached.", { code: "QUEUE" }) },
  { what: "a full queue of another name", error: madeError("Queue limit reached.", { name: "QueueError" }) },
  { what: "a pool that was closed", error: madeError("Pool is closed.") },
  { what: "an error whose message is no text", error: madeError("", { message: 7 }) },
  { what: "an object of that shape", error: withoutItsClass(serverError(1062, "ER_DUP_ENTRY")) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapMysql, error)).toBeUndefined();
});
