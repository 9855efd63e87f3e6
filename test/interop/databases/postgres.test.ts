/** @jest-environment ./support/native-environment.cjs */
import { randomBytes } from "node:crypto";
import { Client, Pool } from "pg";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { usePostgres } from "./postgres-server";
import { TABLES } from "./tables";

const postgres = usePostgres(TABLES);
let pool: Pool;

beforeAll(() => {
  pool = new Pool({ connectionString: postgres.url(), max: 1, connectionTimeoutMillis: 200 });
  // A connection that breaks while idle is told to this listener alone.
  pool.on("error", () => undefined);
});

afterAll(async () => {
  await pool.end();
});

interface Failure {
  readonly what: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly status: number;
}

it.each<Failure>([
  { what: "a unique violation", sql: "INSERT INTO keys VALUES (2, $1)", values: [SECRET], status: 409 },
  { what: "a primary key that is taken", sql: "INSERT INTO keys VALUES (1, $1)", values: ["b"], status: 409 },
  { what: "a missing value", sql: "INSERT INTO keys (id) VALUES ($1)", values: [2], status: 400 },
  { what: "a failed check", sql: "INSERT INTO keys VALUES (2, $1, -1)", values: ["b"], status: 400 },
  {
    what: "a text that is too long",
    sql: "INSERT INTO keys VALUES (2, $1)",
    values: [SECRET.repeat(2)],
    status: 400,
  },
  { what: "a malformed id", sql: "SELECT * FROM keys WHERE owner = $1", values: [SECRET], status: 400 },
  {
    what: "a number out of range",
    sql: "SELECT * FROM keys WHERE id = $1",
    values: ["99999999999"],
    status: 400,
  },
  { what: "a reference to nothing", sql: "INSERT INTO versions VALUES (2, $1)", values: [99], status: 400 },
  { what: "a row that is referred to", sql: "DELETE FROM keys WHERE id = $1", values: [1], status: 409 },
  { what: "a table that is not there", sql: "SELECT $1 FROM secrets", values: [SECRET], status: 500 },
  { what: "a value that is not bound", sql: "SELECT $1::text, $2::text", values: [SECRET], status: 500 },
])("answers $status for $what", async ({ sql, values, status }) => {
  await expectAnswered({ act: () => pool.query(sql, [...values]), mappers: databaseMappers, status });
});

it("answers 500 for a unique violation without the mappers", async () => {
  const act = (): unknown => pool.query("INSERT INTO keys VALUES (2, $1)", [SECRET]);
  await expectAnswered({ act, status: 500 });
});

it("answers 400 for a text that is too long for an index", async () => {
  await pool.query("CREATE TABLE notes (note text UNIQUE)");
  const text = `${randomBytes(8_192).toString("hex")}${SECRET}`;
  const act = (): unknown => pool.query("INSERT INTO notes VALUES ($1)", [text]);
  await expectAnswered({ act, mappers: databaseMappers, status: 400 });
});

it("answers 503 where the driver waits no longer for an answer", async () => {
  const client = new Client({ connectionString: postgres.url(), query_timeout: 1 });
  client.on("error", () => undefined);
  await client.connect();
  await expectAnswered({
    act: () => client.query("SELECT pg_sleep(0.1)"),
    mappers: databaseMappers,
    status: 503,
  });
  await client.end();
});

it("answers 503 where the pool is exhausted", async () => {
  const held = await pool.connect();
  await expectAnswered({ act: () => pool.query("SELECT 1"), mappers: databaseMappers, status: 503 });
  held.release();
});

it("answers 503 where the connection is lost, and where there is none to be had", async () => {
  const client = new Client(postgres.url());
  client.on("error", () => undefined);
  await client.connect();
  await postgres.stop();
  await expectAnswered({ act: () => client.query("SELECT 1"), mappers: databaseMappers, status: 503 });
  const act = (): unknown => new Client(postgres.url()).connect();
  await expectAnswered({ act, mappers: databaseMappers, status: 503 });
});
