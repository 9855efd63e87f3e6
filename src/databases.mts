export {
  databaseMappers,
  mapDatabaseSocket,
  mapMongo,
  mapMongoose,
  mapMysql,
  mapPostgres,
  mapPrisma,
  mapSequelize,
} from "./databases.js";
