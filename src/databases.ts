// The public names of `express-error-profiles/databases`, all of them.
export { databaseMappers } from "./databases/database-mappers";
export { mapMongo } from "./databases/mongo";
export { mapMongoose } from "./databases/mongoose";
export { mapMysql } from "./databases/mysql";
export { mapPostgres } from "./databases/postgres";
export { mapPrisma } from "./databases/prisma";
export { mapSequelize } from "./databases/sequelize";
export { mapDatabaseSocket } from "./databases/socket";
