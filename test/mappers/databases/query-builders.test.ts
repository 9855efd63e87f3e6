import {
  mapDrizzle,
  mapDynamodb,
  mapKnex,
  mapKysely,
  mapRedis,
  mapSequelize,
  mapSqlite,
  mapTypeorm,
} from "../../../src/databases";
import type { Mapper } from "../../../src";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

class SqliteError extends Error {}
class LibsqlError extends Error {}
class DrizzleQueryError extends Error {}
class TypeORMError extends Error {}
class QueryFailedError extends TypeORMError {}
class EntityNotFoundError extends TypeORMError {}
class OptimisticLockVersionMismatchError extends TypeORMError {}
class KnexTimeoutError extends Error {}
class NoResultError extends Error {}
class MaxRetriesPerRequestError extends Error {}
class ReplyError extends Error {}
class ServiceException extends Error {}
class WatchError extends Error {}
class TimeoutError extends Error {}
class ClientClosedError extends Error {}

const cancelled = (...codes: unknown[]): Error =>
  Object.assign(new ServiceException("secret"), {
    name: "TransactionCanceledException",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code, Message: "secret" })),
  });
/** An error whose stack begins in a file of an installed package. */
const inPackage = <Made extends Error>(error: Made, file: string): Made =>
  Object.assign(error, { stack: `Error: secret\n    at make (/app/node_modules/${file}:1:1)` });

const sqlite = (code: string) => Object.assign(new SqliteError("secret"), { code });
const unique = sqlite("SQLITE_CONSTRAINT_UNIQUE");

it.each<{ what: string; error: unknown; status: number }>([
  { what: "a unique violation", error: unique, status: 409 },
  { what: "a busy database", error: sqlite("SQLITE_BUSY"), status: 503 },
  {
    what: "libsql's client",
    error: Object.assign(new LibsqlError("secret"), { code: "SQLITE_CONSTRAINT", rawCode: 787 }),
    status: 400,
  },
  {
    what: "libsql's client, by its cause",
    error: Object.assign(new LibsqlError("secret"), { code: "SQLITE_CONSTRAINT", cause: { rawCode: 2067 } }),
    status: 409,
  },
  {
    what: "node:sqlite",
    error: madeError("secret", { code: "ERR_SQLITE_ERROR", errcode: 2067 }),
    status: 409,
  },
  {
    what: "node:sqlite with an extended code of a primary one",
    error: madeError("secret", { code: "ERR_SQLITE_ERROR", errcode: 517 }),
    status: 503,
  },
])("SQLite: answers $status for $what", ({ error, status }) => {
  expectMapped(mapSqlite, error, status);
});

it.each<{ what: string; error: unknown }>([
  { what: "a syntax error", error: sqlite("SQLITE_ERROR") },
  { what: "an error of another class", error: madeError("x", { code: "SQLITE_BUSY" }) },
  { what: "an error without a code", error: new SqliteError("x") },
  { what: "an object of that shape", error: { code: "ERR_SQLITE_ERROR", errcode: 2067 } },
])("SQLite: leaves $what alone", ({ error }) => {
  expect(mapError(mapSqlite, error)).toBeUndefined();
});

it.each<{ what: string; mapper: Mapper; error: unknown; status: number }>([
  {
    what: "Drizzle's error, by its cause",
    mapper: mapDrizzle,
    error: Object.assign(new DrizzleQueryError("secret"), { cause: unique }),
    status: 409,
  },
  {
    what: "TypeORM's failed query, by the driver",
    mapper: mapTypeorm,
    error: Object.assign(new QueryFailedError("secret"), { driverError: unique }),
    status: 409,
  },
  {
    what: "TypeORM's missing entity",
    mapper: mapTypeorm,
    error: new EntityNotFoundError("secret"),
    status: 404,
  },
  {
    what: "TypeORM's optimistic lock",
    mapper: mapTypeorm,
    error: new OptimisticLockVersionMismatchError("secret"),
    status: 409,
  },
  { what: "Knex's exhausted pool", mapper: mapKnex, error: new KnexTimeoutError("secret"), status: 503 },
  {
    what: "Kysely's missing row",
    mapper: mapKysely,
    error: Object.assign(new NoResultError("secret"), { node: {} }),
    status: 404,
  },
  {
    what: "ioredis without a connection",
    mapper: mapRedis,
    error: new MaxRetriesPerRequestError("secret"),
    status: 503,
  },
  {
    what: "a redis that is loading",
    mapper: mapRedis,
    error: new ReplyError("LOADING Redis is loading"),
    status: 503,
  },
  ...["Command timed out", "Connection is closed."].map((message) => ({
    what: `ioredis that says "${message}"`,
    mapper: mapRedis,
    error: inPackage(new Error(message), "ioredis/built/Redis.js"),
    status: 503,
  })),
  {
    what: "redis whose queue is full",
    mapper: mapRedis,
    error: inPackage(new Error("The queue is full"), "@redis/client/dist/lib/client/commands-queue.js"),
    status: 503,
  },
  {
    what: "redis without an answer in time",
    mapper: mapRedis,
    error: inPackage(new TimeoutError(), "@redis/client/dist/lib/client/commands-queue.js"),
    status: 503,
  },
  {
    what: "a key of redis that was changed",
    mapper: mapRedis,
    error: new WatchError("One (or more) of the watched keys has been changed"),
    status: 409,
  },
  {
    what: "a failed condition in a transaction of DynamoDB",
    mapper: mapDynamodb,
    error: cancelled("None", "ConditionalCheckFailed", "ValidationError"),
    status: 409,
  },
  {
    what: "a throttled transaction of DynamoDB",
    mapper: mapDynamodb,
    error: cancelled("ThrottlingError"),
    status: 503,
  },
  {
    what: "a failed condition of DynamoDB",
    mapper: mapDynamodb,
    error: Object.assign(new ServiceException("secret"), {
      name: "ConditionalCheckFailedException",
      $metadata: {},
    }),
    status: 409,
  },
  {
    what: "a throttled DynamoDB",
    mapper: mapDynamodb,
    error: Object.assign(new ServiceException("secret"), { name: "ThrottlingException", $metadata: {} }),
    status: 503,
  },
  {
    what: "Sequelize's optimistic lock",
    mapper: mapSequelize,
    error: madeError("secret", { name: "SequelizeOptimisticLockError", modelName: "Key" }),
    status: 409,
  },
])("answers $status for $what", ({ mapper, error, status }) => {
  expectMapped(mapper, error, status);
});

it.each<{ what: string; mapper: Mapper; error: unknown }>([
  {
    what: "Drizzle's error of a bug",
    mapper: mapDrizzle,
    error: Object.assign(new DrizzleQueryError("x"), { cause: new TypeError("x") }),
  },
  { what: "an error with a cause", mapper: mapDrizzle, error: madeError("x", { cause: unique }) },
  {
    what: "TypeORM's syntax error",
    mapper: mapTypeorm,
    error: Object.assign(new QueryFailedError("x"), { driverError: sqlite("SQLITE_ERROR") }),
  },
  {
    what: "a missing entity of the app's own",
    mapper: mapTypeorm,
    error: new (class EntityNotFoundError extends Error {})("x"),
  },
  { what: "an object with the name of Knex's error", mapper: mapKnex, error: { name: "KnexTimeoutError" } },
  { what: "a NoResultError of the app's own", mapper: mapKysely, error: new NoResultError("x") },
  { what: "a wrong command of redis", mapper: mapRedis, error: new ReplyError("ERR unknown command") },
  { what: "an object with redis's message", mapper: mapRedis, error: { message: "The queue is full" } },
  { what: "a WatchError of the app's own", mapper: mapRedis, error: new WatchError("x") },
  { what: "a TimeoutError of the app's own", mapper: mapRedis, error: new TimeoutError("x") },
  { what: "a sentence like that of redis", mapper: mapRedis, error: new Error("The queue is full") },
  {
    what: "a class of redis in another library",
    mapper: mapRedis,
    error: Object.assign(new ClientClosedError("x"), { code: "UND_ERR_CLOSED" }),
  },
  {
    what: "a transaction of DynamoDB that is not valid",
    mapper: mapDynamodb,
    error: cancelled("None", 7, "ConditionalCheckFailed"),
  },
  { what: "a transaction of DynamoDB without a reason", mapper: mapDynamodb, error: cancelled("None") },
  {
    what: "a cancelled transaction that says no reasons",
    mapper: mapDynamodb,
    error: Object.assign(cancelled(), { CancellationReasons: undefined }),
  },
  { what: "a message like that of redis", mapper: mapRedis, error: new Error("LOADING Redis is loading") },
  {
    what: "another exception of DynamoDB",
    mapper: mapDynamodb,
    error: Object.assign(new ServiceException("x"), { name: "ValidationException", $metadata: {} }),
  },
  {
    what: "an exception without metadata",
    mapper: mapDynamodb,
    error: Object.assign(new ServiceException("x"), { name: "ThrottlingException" }),
  },
  {
    what: "an exception whose name is no text",
    mapper: mapDynamodb,
    error: Object.assign(new ServiceException("x"), { name: 7, $metadata: {} }),
  },
  {
    what: "a reply whose message is no text",
    mapper: mapRedis,
    error: Object.assign(new ReplyError("x"), { message: 7 }),
  },
])("leaves $what alone", ({ mapper, error }) => {
  expect(mapError(mapper, error)).toBeUndefined();
});
