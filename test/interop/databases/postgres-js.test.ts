/** @jest-environment ./support/native-environment.cjs */
import postgresOfPorsager from "postgres";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { usePostgres } from "./postgres-server";
import { TABLES } from "./tables";

const postgres = usePostgres(TABLES);
let sql: postgresOfPorsager.Sql;

beforeAll(() => {
  sql = connect();
});

afterAll(async () => {
  await sql.end({ timeout: 0 });
});

const connect = (): postgresOfPorsager.Sql =>
  postgresOfPorsager(postgres.url(), { max: 1, connect_timeout: 1 });

it.each([
  { what: "a unique violation", act: () => sql`INSERT INTO keys VALUES (2, ${SECRET})`, status: 409 },
  { what: "a missing value", act: () => sql`INSERT INTO keys (id) VALUES (2)`, status: 400 },
  { what: "a failed check", act: () => sql`INSERT INTO keys VALUES (2, ${SECRET}, -1)`, status: 400 },
  { what: "a reference to nothing", act: () => sql`INSERT INTO versions VALUES (2, 99)`, status: 400 },
  { what: "a row that is referred to", act: () => sql`DELETE FROM keys WHERE id = 1`, status: 409 },
  { what: "a table that is not there", act: () => sql`SELECT ${SECRET} FROM secrets`, status: 500 },
])("answers $status for $what", async ({ act, status }) => {
  await expectAnswered({ act, mappers: databaseMappers, status });
});

it("answers 500 for a unique violation without the mappers", async () => {
  await expectAnswered({ act: () => sql`INSERT INTO keys VALUES (2, ${SECRET})`, status: 500 });
});

it("answers 503 where the connection is lost, where there is none to be had, and where it was ended", async () => {
  const other = connect();
  await other`SELECT 1`;
  await postgres.stop();
  await expectAnswered({ act: () => other`SELECT 1`, mappers: databaseMappers, status: 503 });
  await expectAnswered({ act: () => other`SELECT 1`, mappers: databaseMappers, status: 503 });
  await other.end({ timeout: 0 });
  await expectAnswered({ act: () => other`SELECT 1`, mappers: databaseMappers, status: 503 });
});
