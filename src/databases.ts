// The public names of `express-error-profiles/databases`, all of them.
export { databaseMappers } from "./mappers/databases/database-mappers";
export { mapMongo } from "./mappers/databases/mongo";
export { mapMongoose } from "./mappers/databases/mongoose";
export { mapMysql } from "./mappers/databases/mysql";
export { mapPostgres } from "./mappers/databases/postgres";
export { mapPrisma } from "./mappers/databases/prisma";
export { mapSequelize } from "./mappers/databases/sequelize";
export { mapDatabaseSocket } from "./mappers/databases/socket";
