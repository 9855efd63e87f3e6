import { MongoClient, type MongoClientOptions, ObjectId } from "mongodb";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";
import { replyByCollection } from "./mongo-replies";
import { useMongo } from "./mongo-server";

/** Version 3, which has no types of its own. What the tests call has stayed the same. */
const { MongoClient: MongoClient3, ObjectId: ObjectId3 } =
  jest.requireActual<typeof import("mongodb")>("mongodb3");

const mongo = useMongo(replyByCollection);
const unusedPort = useUnusedPort();
const clients: MongoClient[] = [];

afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
});

function connect(options: MongoClientOptions = {}, url = mongo.url()): MongoClient {
  const client = new MongoClient(url, { serverApi: "1", retryWrites: false, retryReads: false, ...options });
  clients.push(client);
  return client;
}

async function insert(client: MongoClient, collection: string): Promise<unknown> {
  return await client.db("test").collection(collection).insertOne({ name: SECRET });
}

/** What the server refuses, whatever the version of the driver. */
const REFUSALS = [
  { what: "a unique violation", collection: "write-11000", status: 409 },
  { what: "a document that the collection's rules refuse", collection: "write-121", status: 400 },
  { what: "a server that shuts down", collection: "command-91", status: 503 },
  { what: "a server that is no longer primary", collection: "command-10107", status: 503 },
  { what: "a denied access", collection: "command-13", status: 500 },
];

it.each(REFUSALS)("answers $status for $what", async ({ collection, status }) => {
  const client = connect();
  await expectAnswered({ act: () => insert(client, collection), mappers: databaseMappers, status });
});

describe("mongodb 3", () => {
  let client: MongoClient;

  beforeAll(async () => {
    const options = { useUnifiedTopology: true, serverApi: "1", retryWrites: false } as const;
    client = await MongoClient3.connect(mongo.url(), options);
  });

  afterAll(async () => {
    await client.close(true);
  });

  it.each([...REFUSALS, { what: "a connection that is lost", collection: "cut", status: 503 }])(
    "answers $status for $what",
    async ({ collection, status }) => {
      await expectAnswered({ act: () => insert(client, collection), mappers: databaseMappers, status });
    },
  );

  it("answers 409 for a unique violation among several documents", async () => {
    const act = (): unknown =>
      client
        .db("test")
        .collection("write-11000")
        .insertMany([{ name: SECRET }, { name: "b" }]);
    await expectAnswered({ act, mappers: databaseMappers, status: 409 });
  });

  it("answers 503 where there is no connection to be had", async () => {
    const options = { useUnifiedTopology: true, serverSelectionTimeoutMS: 50 };
    const act = (): unknown => MongoClient3.connect(`mongodb://127.0.0.1:${String(unusedPort())}`, options);
    await expectAnswered({ act, mappers: databaseMappers, status: 503 });
  });
});

it.each([
  { version: 7, act: () => new ObjectId(SECRET) },
  { version: 3, act: () => new ObjectId3(SECRET) },
])("answers 400 for an id that is none, by mongodb $version", async ({ act }) => {
  await expectAnswered({ act, mappers: databaseMappers, status: 400 });
});

it("answers 409 for a unique violation among several documents", async () => {
  const collection = connect().db("test").collection("write-11000");
  const act = (): unknown => collection.insertMany([{ name: SECRET }, { name: "b" }]);
  await expectAnswered({ act, mappers: databaseMappers, status: 409 });
});

it("answers 500 for a unique violation without the mappers", async () => {
  const client = connect();
  await expectAnswered({ act: () => insert(client, "write-11000"), status: 500 });
});

it("answers 503 where the connection is lost", async () => {
  const client = connect();
  await expectAnswered({ act: () => insert(client, "cut"), mappers: databaseMappers, status: 503 });
});

it("answers 503 where the pool is exhausted", async () => {
  const client = connect({ maxPoolSize: 1, waitQueueTimeoutMS: 50 });
  await client.connect();
  const held = insert(client, "wait").catch(() => undefined);
  await expectAnswered({ act: () => insert(client, "empty"), mappers: databaseMappers, status: 503 });
  await client.close(true);
  await held;
});

it("answers 503 where there is no connection to be had", async () => {
  const client = connect({ serverSelectionTimeoutMS: 50 }, `mongodb://127.0.0.1:${unusedPort()}`);
  await expectAnswered({ act: () => insert(client, "empty"), mappers: databaseMappers, status: 503 });
});
