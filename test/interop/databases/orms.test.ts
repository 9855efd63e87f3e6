/** @jest-environment ./support/native-environment.cjs */
import "reflect-metadata";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, varchar } from "drizzle-orm/pg-core";
import makeKnex, { type Knex } from "knex";
import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { DataSource, EntitySchema, EntitySchemaOptions } from "typeorm";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { usePostgres } from "./postgres-server";
import { TABLES } from "./tables";

const postgres = usePostgres(TABLES);
let pool: Pool;

beforeAll(() => {
  pool = new Pool({ connectionString: postgres.url(), max: 1 });
});

afterAll(async () => {
  await pool.end();
});

interface Failure {
  readonly what: string;
  readonly act: () => Promise<unknown>;
  readonly status: number;
}

const expectEach = (failures: readonly Failure[]): void => {
  it.each(failures)("answers $status for $what", async ({ act, status }) => {
    await expectAnswered({ act, mappers: databaseMappers, status });
    await expectAnswered({ act, status: 500 });
  });
};

describe("Drizzle", () => {
  const keys = pgTable("keys", { id: integer().primaryKey(), name: varchar(), size: integer() });
  const secrets = pgTable("secrets", { id: integer() });

  expectEach([
    {
      what: "a unique violation",
      act: () => drizzle(pool).insert(keys).values({ id: 2, name: SECRET }),
      status: 409,
    },
    {
      what: "a text that is too long",
      act: () =>
        drizzle(pool)
          .insert(keys)
          .values({ id: 2, name: SECRET.repeat(2) }),
      status: 400,
    },
    {
      what: "a row that is referred to",
      act: () => drizzle(pool).delete(keys).where(eq(keys.id, 1)),
      status: 409,
    },
    { what: "a table that is not there", act: () => drizzle(pool).select().from(secrets), status: 500 },
  ]);
});

describe("Kysely", () => {
  interface Tables {
    keys: { id: number; name: string };
    secrets: { id: number };
  }
  // The pool of the tests is ended by them.
  const kysely = (): Kysely<Tables> =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: () => Promise.resolve(pool) }) });

  expectEach([
    {
      what: "a row that is not there",
      act: () =>
        kysely().selectFrom("keys").select("id").where("name", "=", "none").executeTakeFirstOrThrow(),
      status: 404,
    },
    {
      what: "a unique violation",
      act: () => kysely().insertInto("keys").values({ id: 2, name: SECRET }).execute(),
      status: 409,
    },
    {
      what: "a table that is not there",
      act: () => kysely().selectFrom("secrets").select("id").execute(),
      status: 500,
    },
  ]);
});

describe("Knex", () => {
  let knex: Knex;

  beforeAll(() => {
    knex = makeKnex({
      client: "pg",
      connection: postgres.url(),
      pool: { min: 0, max: 1 },
      acquireConnectionTimeout: 500,
    });
  });

  afterAll(async () => {
    await knex.destroy();
  });

  expectEach([
    { what: "a unique violation", act: () => knex("keys").insert({ id: 2, name: SECRET }), status: 409 },
    { what: "a reference to nothing", act: () => knex("versions").insert({ id: 2, keyId: 99 }), status: 400 },
    { what: "a row that is referred to", act: () => knex("keys").where({ id: 1 }).del(), status: 409 },
    { what: "a table that is not there", act: () => knex("secrets").select(), status: 500 },
    {
      what: "a query that takes longer than its timeout",
      act: () => knex.raw("select pg_sleep(1)").timeout(20),
      status: 503,
    },
    {
      what: "an exhausted pool",
      act: () => knex.transaction(() => knex("keys").select()),
      status: 503,
    },
  ]);
});

describe("TypeORM", () => {
  interface Key {
    id: number;
    name: string;
  }
  const KEY = new EntitySchema<Key>(
    Object.assign(new EntitySchemaOptions<Key>(), {
      name: "Key",
      tableName: "keys",
      columns: { id: { type: Number, primary: true }, name: { type: String } },
    }),
  );
  let source: DataSource;

  beforeAll(async () => {
    source = await new DataSource({
      type: "postgres",
      url: postgres.url(),
      entities: [KEY],
      poolSize: 1,
    }).initialize();
  });

  afterAll(async () => {
    await source.destroy();
  });

  expectEach([
    {
      what: "an entity that is not there",
      act: () => source.getRepository(KEY).findOneByOrFail({ name: "none" }),
      status: 404,
    },
    {
      what: "a unique violation",
      act: () => source.getRepository(KEY).insert({ id: 2, name: SECRET }),
      status: 409,
    },
    {
      what: "a row that is referred to",
      act: () => source.getRepository(KEY).delete({ id: 1 }),
      status: 409,
    },
    {
      what: "a query of a mistake",
      act: () => source.query(`SELECT '${SECRET}' FROM secrets`),
      status: 500,
    },
  ]);
});
