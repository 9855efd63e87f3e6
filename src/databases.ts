// The public names of `express-error-profiles/databases`, all of them.
export {
  databaseMappers,
  databaseMappersWith,
  type DatabaseMapperOptions,
} from "./mappers/databases/database-mappers";
export { mapMikroOrm } from "./mappers/databases/mikro-orm";
export { mapMongo } from "./mappers/databases/mongo";
export { mapMongoose } from "./mappers/databases/mongoose";
export { mapMysql } from "./mappers/databases/mysql";
export { mapPostgres } from "./mappers/databases/postgres";
export { mapPrisma } from "./mappers/databases/prisma";
export { mapSequelize } from "./mappers/databases/sequelize";
export { mapDatabaseSocket } from "./mappers/databases/socket";
export { mapDrizzle } from "./mappers/databases/drizzle";
export { mapDynamodb } from "./mappers/databases/dynamodb";
export { mapKysely } from "./mappers/databases/kysely";
export { mapRedis } from "./mappers/databases/redis";
export { mapSqlite } from "./mappers/databases/sqlite";
export { mapTypeorm } from "./mappers/databases/typeorm";
