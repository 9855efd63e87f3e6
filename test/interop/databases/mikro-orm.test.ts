/** @jest-environment ./support/native-environment.cjs */
import { EntitySchema, LockMode } from "@mikro-orm/core";
import { MikroORM } from "@mikro-orm/libsql";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";

interface Key {
  id: number;
  name: string;
  version: number;
}

const KEY = new EntitySchema<Key>({
  name: "Key",
  properties: {
    id: { type: "number", primary: true },
    name: { type: "string", unique: true },
    version: { type: "number", version: true },
  },
});

type Orm = Awaited<ReturnType<typeof MikroORM.init>>;

let orm: Orm;

beforeAll(async () => {
  orm = await MikroORM.init({
    dbName: ":memory:",
    entities: [KEY],
    allowGlobalContext: true,
    pool: { min: 1, max: 1 },
    driverOptions: { acquireConnectionTimeout: 100 },
  });
  await orm.schema.createSchema();
  await orm.em.insert(KEY, { id: 1, name: SECRET, version: 1 });
});

afterAll(async () => {
  await orm.close(true);
});

const FAILURES: readonly { what: string; act: () => Promise<unknown>; status: number }[] = [
  {
    what: "a unique violation",
    act: () => orm.em.insert(KEY, { id: 2, name: SECRET, version: 1 }),
    status: 409,
  },
  {
    what: "a missing value",
    act: () => orm.em.insert(KEY, { id: 2, name: null as unknown as string, version: 1 }),
    status: 400,
  },
  {
    what: "an entity that is not there",
    act: () => orm.em.findOneOrFail(KEY, { name: "none" }),
    status: 404,
  },
  {
    what: "an entity that somebody else has changed",
    act: async () => {
      const key = await orm.em.findOneOrFail(KEY, 1);
      await orm.em.lock(key, LockMode.OPTIMISTIC, 7);
    },
    status: 409,
  },
  {
    what: "a table that is not there",
    act: () => orm.em.getConnection().execute(`SELECT '${SECRET}' FROM secrets`),
    status: 500,
  },
];

it.each(FAILURES)("answers $status for $what", async ({ act, status }) => {
  await expectAnswered({ act, mappers: databaseMappers, status });
});

it("answers 500 for an entity that is not there without the mappers", async () => {
  await expectAnswered({ act: () => orm.em.findOneOrFail(KEY, { name: "none" }), status: 500 });
});

it("answers 503 where the pool is exhausted", async () => {
  const em = orm.em.fork();
  await em.begin();
  await expectAnswered({ act: () => orm.em.fork().count(KEY), mappers: databaseMappers, status: 503 });
  await em.rollback();
});
