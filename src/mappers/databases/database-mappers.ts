import { loggedMapper, type Mapper } from "../mapping";
import { mapDrizzle } from "./drizzle";
import { mapDynamodb } from "./dynamodb";
import { mapKysely } from "./kysely";
import { mapMongo } from "./mongo";
import { mapMongoose } from "./mongoose";
import { mapMysql } from "./mysql";
import { mapPostgres } from "./postgres";
import { mapPrisma } from "./prisma";
import { mapRedis } from "./redis";
import { mapSequelize } from "./sequelize";
import { mapDatabaseSocket } from "./socket";
import { mapSqlite } from "./sqlite";
import { mapTypeorm } from "./typeorm";

/**
 * The mappers of databases, all of them: a unique violation is a 409, a record that is not there a 404, a value
 * that the database refuses a 400, a lost connection, an exhausted pool, a
 * deadlock or a timeout a 503. None of the database's own
 * words is sent. They are not on by default: the same errors can be the server's own fault.
 *
 * @example
 * ```ts
 * import { databaseMappers } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, ...databaseMappers] });
 * ```
 */
export const databaseMappers: readonly Mapper[] = Object.freeze(
  [
    mapPostgres,
    mapMysql,
    mapSqlite,
    mapMongo,
    mapMongoose,
    mapSequelize,
    mapTypeorm,
    mapDrizzle,
    mapKysely,
    mapPrisma,
    mapDynamodb,
    mapRedis,
    mapDatabaseSocket,
  ].map(loggedMapper),
);
