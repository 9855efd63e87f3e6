/** @jest-environment ./support/native-environment.cjs */
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { usePostgres } from "./postgres-server";
import { makePrismaClient, type PrismaClient } from "./prisma-client";
import { TABLES } from "./tables";

const postgres = usePostgres(TABLES);
let prisma: PrismaClient;

beforeAll(() => {
  prisma = makePrismaClient(postgres.url());
});

afterAll(async () => {
  await prisma.$disconnect();
});

const LONG = SECRET.repeat(2);

const FAILURES: readonly { what: string; act: () => Promise<unknown>; status: number }[] = [
  {
    what: "a unique violation",
    act: () => prisma.key.create({ data: { id: 2, name: SECRET } }),
    status: 409,
  },
  {
    what: "a record to delete that is not there",
    act: () => prisma.key.delete({ where: { id: 99 } }),
    status: 404,
  },
  {
    what: "a record to find that is not there",
    act: () => prisma.key.findUniqueOrThrow({ where: { name: LONG } }),
    status: 404,
  },
  {
    what: "a text that is too long",
    act: () => prisma.key.create({ data: { id: 2, name: LONG } }),
    status: 400,
  },
  { what: "a malformed id", act: () => prisma.key.findMany({ where: { owner: SECRET } }), status: 400 },
  {
    what: "a reference to nothing",
    act: () => prisma.version.create({ data: { id: 2, keyId: 99 } }),
    status: 400,
  },
  { what: "a record that is referred to", act: () => prisma.key.delete({ where: { id: 1 } }), status: 409 },
  {
    what: "a transaction that gets no connection",
    act: () =>
      prisma.$transaction(async (held) => {
        await held.key.findMany();
        await prisma.$transaction((client) => client.key.findMany(), { maxWait: 50 });
      }),
    status: 503,
  },
  {
    what: "an argument of the wrong type",
    act: () => prisma.key.findMany({ where: { size: SECRET } }),
    status: 500,
  },
];

const RAW = [
  { what: "a unique violation", sql: "INSERT INTO keys VALUES (2, $1)", value: SECRET, status: 409 },
  { what: "a text that is too long", sql: "INSERT INTO keys VALUES (2, $1)", value: LONG, status: 400 },
  { what: "a missing value", sql: "INSERT INTO keys VALUES (2, $1)", value: null, status: 400 },
  {
    what: "a malformed id",
    sql: "SELECT 1 FROM keys WHERE owner = $1::text::uuid",
    value: SECRET,
    status: 400,
  },
  { what: "a reference to nothing", sql: "INSERT INTO versions VALUES (2, $1)", value: 99, status: 400 },
  { what: "a record that is referred to", sql: "DELETE FROM keys WHERE id = $1", value: 1, status: 409 },
  { what: "a failed check", sql: "INSERT INTO keys VALUES (2, 'b', $1)", value: -1, status: 400 },
  { what: "a table that is not there", sql: "SELECT $1 FROM secrets", value: SECRET, status: 500 },
];

it.each(RAW)("answers $status for $what of a raw query", async ({ sql, value, status }) => {
  const act = (): unknown => prisma.$executeRawUnsafe(sql, value);
  await expectAnswered({ act, mappers: databaseMappers, status });
});

it.each(FAILURES)("answers $status for $what", async ({ act, status }) => {
  await expectAnswered({ act, mappers: databaseMappers, status });
});

it("answers 500 for a unique violation without the mappers", async () => {
  await expectAnswered({ act: () => prisma.key.create({ data: { id: 2, name: SECRET } }), status: 500 });
});

it("answers 503 where there is no connection to be had", async () => {
  await postgres.stop();
  const act = (): unknown => prisma.key.findMany();
  await expectAnswered({ act, mappers: databaseMappers, status: 503 });
});
