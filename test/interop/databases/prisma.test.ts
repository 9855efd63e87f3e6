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
  {
    what: "an argument of the wrong type",
    act: () => prisma.key.findMany({ where: { size: SECRET } }),
    status: 500,
  },
];

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
