import { assertKnownNames, wrongOption } from "../../errors/configuration-error";
import { loggedMapper, type Mapper } from "../mapping";
import { mapDrizzle } from "./drizzle";
import { mapDynamodb } from "./dynamodb";
import { mapKnex } from "./knex";
import { mapKysely } from "./kysely";
import { mapMikroOrm } from "./mikro-orm";
import { mapMongo, mapMongoWithIssues } from "./mongo";
import { mapMongoose, mapMongooseWithIssues } from "./mongoose";
import { mapMysql } from "./mysql";
import { mapPostgres } from "./postgres";
import { mapPrisma, mapPrismaWithIssues } from "./prisma";
import { mapRedis } from "./redis";
import { mapSequelize, mapSequelizeWithIssues } from "./sequelize";
import { mapDatabaseSocket } from "./socket";
import { mapSqlite } from "./sqlite";
import { mapTypeorm } from "./typeorm";

export {
  mapDatabaseSocket,
  mapDrizzle,
  mapDynamodb,
  mapKnex,
  mapKysely,
  mapMikroOrm,
  mapMongo,
  mapMongoose,
  mapMysql,
  mapPostgres,
  mapPrisma,
  mapRedis,
  mapSequelize,
  mapSqlite,
  mapTypeorm,
};

/**
 * The mappers of databases, all of them: a unique violation is a 409, a record that is not there a 404, a value
 * that the database refuses a 400, a lost connection, an exhausted pool, a deadlock or a timeout a 503. Nothing that
 * the database says is sent. They are not on by default: the same errors can be a mistake of the server.
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
    mapMikroOrm,
    mapTypeorm,
    mapDrizzle,
    mapKnex,
    mapKysely,
    mapPrisma,
    mapDynamodb,
    mapRedis,
    mapDatabaseSocket,
  ].map(loggedMapper),
);

/**
 * How the mappers of databases answer.
 *
 * @example
 * ```ts
 * const options: DatabaseMapperOptions = { issues: true };
 * ```
 */
export interface DatabaseMapperOptions {
  /**
   * Whether the answer has an issue for each field that MongoDB, mongoose, Prisma or Sequelize refused: its path and
   * what was wrong, never the value. That names the fields of your documents and the columns of your tables. With
   * it, an argument of Prisma's that is missing or of the wrong type is a 400 instead of a 500.
   *
   * @default false
   *
   * @example
   * ```ts
   * databaseMappersWith({ issues: true }); // { pointer: "#/email", detail: "is required", code: "required" }
   * ```
   */
  issues?: boolean | undefined;
}

const WITH_ISSUES: ReadonlyMap<Mapper, Mapper> = new Map([
  [mapMongo, mapMongoWithIssues],
  [mapMongoose, mapMongooseWithIssues],
  [mapSequelize, mapSequelizeWithIssues],
  [mapPrisma, mapPrismaWithIssues],
]);

/**
 * The mappers of databases, as the options say.
 *
 * @throws ConfigurationError for an unknown option, and if `issues` is not a boolean.
 *
 * @example
 * ```ts
 * import { databaseMappersWith } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, ...databaseMappersWith({ issues: true })] });
 * ```
 */
export function databaseMappersWith(options: DatabaseMapperOptions): readonly Mapper[] {
  assertKnownNames("databaseMappersWith", options, ["issues"]);
  const { issues = false } = options;
  if (typeof issues !== "boolean") throw wrongOption("databaseMappersWith", 'a boolean as "issues"', issues);
  return Object.freeze(
    databaseMappers.map((mapper) => (issues ? (WITH_ISSUES.get(mapper) ?? mapper) : mapper)),
  );
}
