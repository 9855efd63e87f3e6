import * as databases from "../../../src/databases";
import { DYNAMODB_ERRORS } from "../../../src/mappers/databases/dynamodb";
import { MIKRO_ORM_ERRORS } from "../../../src/mappers/databases/mikro-orm";
import { MONGO_NUMBERS } from "../../../src/mappers/databases/mongo";
import { MONGOOSE_ERRORS } from "../../../src/mappers/databases/mongoose";
import { MYSQL_NUMBERS } from "../../../src/mappers/databases/mysql";
import { POSTGRES_STATES } from "../../../src/mappers/databases/postgres";
import { PRISMA_CODES } from "../../../src/mappers/databases/prisma";
import { SEQUELIZE_ERRORS } from "../../../src/mappers/databases/sequelize";
import { SQLITE_CODES } from "../../../src/mappers/databases/sqlite";
import { tableRows } from "../../docs/markdown";
import { testedVersions } from "../../support/tested-version";

const PAGE = "docs/foreign-errors.md";

const STATUSES = { invalid: 400, missing: 404, conflict: 409, unavailable: 503 } as const;
type Failure = keyof typeof STATUSES;

const MONGOOSE = new Map([...MONGOOSE_ERRORS].map(([name, { failure }]) => [name, failure]));

describe("the page of foreign errors tells", () => {
  it.each<{ table: string; source: ReadonlyMap<unknown, Failure> }>([
    { table: "postgres states", source: POSTGRES_STATES },
    { table: "mysql numbers", source: MYSQL_NUMBERS },
    { table: "mongodb numbers", source: MONGO_NUMBERS },
    { table: "mongoose errors", source: MONGOOSE },
    { table: "sequelize errors", source: SEQUELIZE_ERRORS },
    { table: "mikro-orm errors", source: MIKRO_ORM_ERRORS },
    { table: "prisma codes", source: PRISMA_CODES },
    { table: "dynamodb errors", source: DYNAMODB_ERRORS },
    {
      table: "sqlite codes",
      source: new Map([...SQLITE_CODES.values()].map((one) => [one.name, one.failure])),
    },
  ])("every one of the $table with its status", ({ table, source }) => {
    expect(tableRows(PAGE, `table: ${table}`)).toEqual(
      [...source].map(([key, failure]) => [String(key), String(STATUSES[failure])]),
    );
  });

  it("every database that is tested, in its version, with its mapper", () => {
    const rows = tableRows(PAGE, "table: database mappers");
    expect(rows.map(([library = "", version]) => [library, version])).toEqual(
      rows.map(([library = ""]) => [library, testedVersions(library)]),
    );
    const mappers = Object.keys(databases).filter((name) => name.startsWith("map"));
    expect([...new Set([...rows.map(([, , mapper]) => mapper), "mapDatabaseSocket"])].sort()).toEqual(
      mappers.sort(),
    );
  });
});
