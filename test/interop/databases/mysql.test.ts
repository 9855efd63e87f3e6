import { createPool, type Pool, type PoolOptions } from "mysql2/promise";
import { databaseMappers } from "../../../src/databases";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";
import { useMysql } from "./mysql-server";

const mysql = useMysql();
const unusedPort = useUnusedPort();
const pools: Pool[] = [];

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end().catch(() => undefined)));
});

function connect(options: PoolOptions = {}): Pool {
  const pool = createPool({ host: "127.0.0.1", port: mysql.port(), user: "root", ...options });
  pools.push(pool);
  return pool;
}

it.each([
  { what: "a unique violation", number: 1062, status: 409 },
  { what: "a missing value", number: 1048, status: 400 },
  { what: "a number out of range", number: 1264, status: 400 },
  { what: "a value that does not fit the type", number: 1366, status: 400 },
  { what: "a text that is too long", number: 1406, status: 400 },
  { what: "a row that is referred to", number: 1451, status: 409 },
  { what: "a reference to nothing", number: 1452, status: 400 },
  { what: "a failed check", number: 3819, status: 400 },
  { what: "too many connections", number: 1040, status: 503 },
  { what: "a server that shuts down", number: 1053, status: 503 },
  { what: "a value that is larger than a packet", number: 1153, status: 400 },
  { what: "a statement that took too long for MariaDB", number: 1969, status: 503 },
  { what: "a lock that is not waited for", number: 3572, status: 503 },
  { what: "a syntax error", number: 1064, status: 500 },
  { what: "a denied access", number: 1045, status: 500 },
])("answers $status for $what", async ({ number, status }) => {
  const pool = connect();
  await expectAnswered({ act: () => pool.query(`FAIL ${number}`), mappers: databaseMappers, status });
});

it("answers 500 for a unique violation without the mappers", async () => {
  const pool = connect();
  await expectAnswered({ act: () => pool.query("FAIL 1062"), status: 500 });
});

it("answers 503 where the connection is lost", async () => {
  const pool = connect();
  await expectAnswered({ act: () => pool.query("CUT"), mappers: databaseMappers, status: 503 });
});

it("answers 503 where the driver waits no longer for an answer", async () => {
  const pool = connect();
  const act = (): unknown => pool.query({ sql: "WAIT", timeout: 50 });
  await expectAnswered({ act, mappers: databaseMappers, status: 503 });
});

it("answers 503 where a lost connection is used once more", async () => {
  const connection = await connect().getConnection();
  await expect(connection.query("CUT")).rejects.toThrow("Connection lost");
  await expectAnswered({ act: () => connection.query("FAIL 1062"), mappers: databaseMappers, status: 503 });
});

it("answers 503 where there is no connection to be had", async () => {
  const pool = connect({ port: unusedPort() });
  await expectAnswered({ act: () => pool.query("WAIT"), mappers: databaseMappers, status: 503 });
});

it.each([
  { what: "does not wait", options: { connectionLimit: 1, waitForConnections: false } },
  { what: "has a queue that is full", options: { connectionLimit: 1, queueLimit: 1 } },
])("answers 503 where the pool is exhausted and $what", async ({ options }) => {
  const pool = connect(options);
  const held = await pool.getConnection();
  const queued = pool.getConnection().then(
    (connection) => connection.release(),
    () => undefined,
  );
  await expectAnswered({ act: () => pool.query("WAIT"), mappers: databaseMappers, status: 503 });
  held.release();
  await queued;
});
