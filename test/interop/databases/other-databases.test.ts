/** @jest-environment ./support/native-environment.cjs */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { createClient as createLibsqlClient } from "@libsql/client";
import { Redis } from "ioredis";
import Database from "libsql";
import { createClient } from "redis";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { installProgram } from "../support/debian";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";

const unusedPort = useUnusedPort();
const database = new Database(":memory:");
database.exec(`
  PRAGMA foreign_keys = ON;
  CREATE TABLE keys (id integer PRIMARY KEY, name text NOT NULL UNIQUE, size integer CHECK (size > 0));
  CREATE TABLE versions (id integer PRIMARY KEY, key integer NOT NULL REFERENCES keys (id));
  INSERT INTO keys VALUES (1, '${SECRET}', 256);
`);

const run = (sql: string) => () => {
  database.exec(sql);
  return Promise.resolve();
};

const UNIQUE = `INSERT INTO keys VALUES (2, '${SECRET}', 1)`;

it.each([
  { what: "a unique violation", sql: UNIQUE, status: 409 },
  { what: "a second row of an id", sql: "INSERT INTO keys VALUES (1, 'b', 1)", status: 409 },
  { what: "a missing value", sql: "INSERT INTO keys VALUES (2, NULL, 1)", status: 400 },
  { what: "a failed check", sql: "INSERT INTO keys VALUES (2, 'b', -1)", status: 400 },
  { what: "a reference to nothing", sql: "INSERT INTO versions VALUES (1, 99)", status: 400 },
  { what: "a table that is not there", sql: `SELECT * FROM ${SECRET.replace(/\W/g, "_")}`, status: 500 },
])("libsql: answers $status for $what", async ({ sql, status }) => {
  await expectAnswered({ act: run(sql), mappers: databaseMappers, status });
});

describe("the client of libsql", () => {
  const client = createLibsqlClient({ url: ":memory:" });

  beforeAll(async () => {
    await client.executeMultiple(`
      CREATE TABLE keys (id integer PRIMARY KEY, name text NOT NULL UNIQUE);
      INSERT INTO keys VALUES (1, '${SECRET}');
    `);
  });

  afterAll(() => {
    client.close();
  });

  it.each([
    { what: "a unique violation", sql: `INSERT INTO keys VALUES (2, '${SECRET}')`, status: 409 },
    { what: "a missing value", sql: "INSERT INTO keys VALUES (2, NULL)", status: 400 },
    { what: "a table that is not there", sql: "SELECT * FROM secrets", status: 500 },
  ])("answers $status for $what", async ({ sql, status }) => {
    await expectAnswered({ act: () => client.execute(sql), mappers: databaseMappers, status });
  });
});

it("ioredis: answers 503 without a connection", async () => {
  const client = new Redis({ port: unusedPort(), maxRetriesPerRequest: 0, retryStrategy: () => 10 });
  client.on("error", () => undefined);
  await expectAnswered({ act: () => client.get("key"), mappers: databaseMappers, status: 503 });
  client.disconnect();
});

it.each([
  { what: "the connection is given up", options: { retryStrategy: () => null } },
  { what: "a command does not wait for one", options: { enableOfflineQueue: false } },
  { what: "a command waits no longer for one", options: { commandTimeout: 50 } },
])("ioredis: answers 503 without a connection, where $what", async ({ options }) => {
  const client = new Redis({ port: unusedPort(), ...options });
  client.on("error", () => undefined);
  await expectAnswered({ act: () => client.get("key"), mappers: databaseMappers, status: 503 });
  client.disconnect();
});

describe("redis with a server", () => {
  let server: ChildProcessByStdio<null, Readable, null>;
  let url = "";

  beforeAll(async () => {
    const program = installProgram("redis-server", "redis-server");
    const port = String(unusedPort());
    server = spawn(program, ["--port", port, "--save", ""], { stdio: ["ignore", "pipe", "inherit"] });
    url = `redis://127.0.0.1:${port}`;
    for await (const lines of server.stdout) {
      if (String(lines).includes("Ready to accept connections")) break;
    }
  }, 120_000);

  afterAll(async () => {
    server.kill();
    await once(server, "exit");
  });

  it("answers 409 where a key was changed since it was watched", async () => {
    const client = createClient({ url });
    await client.connect();
    const act = async (): Promise<unknown> => {
      await client.watch("key");
      await client.set("key", SECRET);
      return await client.multi().set("key", "b").exec();
    };
    await expectAnswered({ act, mappers: databaseMappers, status: 409 });
    client.destroy();
  });
});

it.each([
  { what: "the queue is full", options: { commandsQueueMaxLength: 0 } },
  { what: "a command waits no longer", options: { commandOptions: { timeout: 50 } } },
])("redis: answers 503 without a connection, where $what", async ({ options }) => {
  const client = createClient({ url: `redis://127.0.0.1:${String(unusedPort())}`, ...options });
  client.on("error", () => undefined);
  client.connect().catch(() => undefined);
  await expectAnswered({ act: () => client.get("key"), mappers: databaseMappers, status: 503 });
  client.destroy();
});

it("redis: answers 503 for a client that is closed", async () => {
  const client = createClient();
  await expectAnswered({ act: () => client.get("key"), mappers: databaseMappers, status: 503 });
});

describe("DynamoDB", () => {
  let server: Server;

  beforeAll(async () => {
    server = createServer((req, res) => {
      req.resume();
      res.writeHead(400, { "Content-Type": "application/x-amz-json-1.0" });
      res.end(
        JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${answer}`, message: SECRET, ...more }),
      );
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  let answer = "";
  let more = {};

  it("answers 409 for a condition that failed in a transaction", async () => {
    answer = "TransactionCanceledException";
    more = { CancellationReasons: [{ Code: "None" }, { Code: "ConditionalCheckFailed", Message: SECRET }] };
    const Delete = { TableName: "keys", Key: { id: { S: SECRET } } };
    const command = new TransactWriteItemsCommand({ TransactItems: [{ Delete }] });
    await expectAnswered({ act: () => client().send(command), mappers: databaseMappers, status: 409 });
  });

  it.each([
    { name: "ConditionalCheckFailedException", status: 409 },
    { name: "TransactionConflictException", status: 409 },
    { name: "ProvisionedThroughputExceededException", status: 503 },
    { name: "ThrottlingException", status: 503 },
    { name: "ResourceNotFoundException", status: 500 },
  ])("answers $status for a $name", async ({ name, status }) => {
    answer = name;
    const command = new GetItemCommand({ TableName: "keys", Key: { id: { S: "1" } } });
    await expectAnswered({ act: () => client().send(command), mappers: databaseMappers, status });
  });

  function client(): DynamoDBClient {
    return new DynamoDBClient({
      endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      region: "eu-central-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 1,
    });
  }
});
