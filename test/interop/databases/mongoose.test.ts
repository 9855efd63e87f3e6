import { type Connection, createConnection, Schema } from "mongoose";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";
import { replyByCollection } from "./mongo-replies";
import { useMongo } from "./mongo-server";

/** Version 5, whose types do not load under this name. What the tests call has stayed the same. */
const mongoose5 = jest.requireActual<typeof import("mongoose")>("mongoose5");

const mongo = useMongo(replyByCollection);
const unusedPort = useUnusedPort();
const FIELDS: object = { name: { type: String, required: true, maxLength: 20 }, size: Number };
const schema = new Schema(FIELDS, {
  strict: "throw",
  autoIndex: false,
  autoCreate: false,
  bufferTimeoutMS: 50,
});
let connection: Connection;

beforeAll(async () => {
  connection = await createConnection(mongo.url(), { serverApi: "1", retryWrites: false }).asPromise();
});

afterAll(async () => {
  await connection.close();
});

/** What the tests call of a model; its own types would not let them go wrong. */
interface MongooseKeys {
  create(document: object): Promise<unknown>;
  find(filter?: object): Promise<unknown>;
  findById(id: string): Promise<unknown>;
  findOne(filter?: object): { orFail(): Promise<unknown> };
}

/** The keys, in a collection whose name says what becomes of a command. */
function keys(collection: string): MongooseKeys {
  return connection.model(`Key-${collection}`, schema, collection);
}

const FAILURES: readonly { what: string; act: () => Promise<unknown>; status: number }[] = [
  { what: "a unique violation", act: () => keys("write-11000").create({ name: SECRET }), status: 409 },
  {
    what: "a document that is not there",
    act: () => keys("empty").findOne({ name: SECRET }).orFail(),
    status: 404,
  },
  { what: "a missing value", act: () => keys("empty").create({}), status: 400 },
  {
    what: "a text that is too long",
    act: () => keys("empty").create({ name: SECRET.repeat(2) }),
    status: 400,
  },
  { what: "a malformed id", act: () => keys("empty").findById(SECRET), status: 400 },
  { what: "a value of the wrong type", act: () => keys("empty").find({ size: SECRET }), status: 400 },
  {
    what: "a field that the schema does not know",
    act: () => keys("empty").create({ name: "a", [SECRET]: 1 }),
    status: 400,
  },
  { what: "a connection that is lost", act: () => keys("cut").find(), status: 503 },
  { what: "a denied access", act: () => keys("command-13").find(), status: 500 },
  {
    what: "a model that is there already",
    act: () => Promise.resolve(connection.model("Key-empty", new Schema({}))),
    status: 500,
  },
];

/** A validator that did not refuse the value, but failed. */
const CRASHES = [
  { what: "has a bug", act: () => membersOf(undefined), status: 500 },
  { what: "has no connection", act: () => keys("cut").find(), status: 500 },
  { what: "waits for a connection", act: () => waiting().find(), status: 500 },
  { what: "throws to refuse", act: () => Promise.reject(new Error(SECRET)), status: 400 },
];

const membersOf = (value: unknown): unknown => (value as { readonly members: unknown }).members;

/** The keys, by a connection that is never made. */
function waiting(): MongooseKeys {
  return createConnection().model("Waiting", schema);
}

describe.each([
  { version: 9, make: (fields: object) => new Schema(fields) },
  { version: 5, make: (fields: object) => new mongoose5.Schema(fields) },
])("mongoose $version", ({ version, make }) => {
  it.each(CRASHES)("answers $status for a validator that $what", async ({ what, act, status }) => {
    const connection = version === 5 ? mongoose5.createConnection() : createConnection();
    const model = connection.model(`Key ${what}`, make({ name: { type: String, validate: act } }) as Schema);
    const validate = (): unknown => new model({ name: SECRET }).validate();
    await expectAnswered({ act: validate, mappers: databaseMappers, status });
  });
});

it.each(FAILURES)("answers $status for $what", async ({ act, status }) => {
  await expectAnswered({ act, mappers: databaseMappers, status });
});

it("answers 500 for a document that is not there without the mappers", async () => {
  await expectAnswered({ act: () => keys("empty").findOne().orFail(), status: 500 });
});

it("answers 503 where there is no connection to be had", async () => {
  const url = `mongodb://127.0.0.1:${unusedPort()}`;
  const act = (): unknown => createConnection(url, { serverSelectionTimeoutMS: 50 }).asPromise();
  await expectAnswered({ act, mappers: databaseMappers, status: 503 });
});

it("answers 503 where the wait for a connection is over", async () => {
  const unconnected = createConnection();
  const Key = unconnected.model("Key", schema);
  await expectAnswered({ act: () => Key.findOne(), mappers: databaseMappers, status: 503 });
  await unconnected.close();
});

describe("mongoose 5", () => {
  let connection: Connection;
  const schema = new mongoose5.Schema(FIELDS, { strict: "throw", autoIndex: false, autoCreate: false });

  beforeAll(() => {
    const options = {
      useUnifiedTopology: true,
      useNewUrlParser: true,
      serverApi: "1",
      retryWrites: false,
      retryReads: false,
    } as const;
    connection = mongoose5.createConnection(mongo.url(), options);
  });

  afterAll(async () => {
    await connection.close(true);
  });

  const keys5 = (collection: string): MongooseKeys =>
    connection.model(`Key-${collection}`, schema, collection);

  const failures: readonly { what: string; act: () => Promise<unknown>; status: number }[] = [
    { what: "a unique violation", act: () => keys5("write-11000").create({ name: SECRET }), status: 409 },
    { what: "a missing value", act: () => keys5("empty").create({}), status: 400 },
    { what: "a malformed id", act: () => keys5("empty").findById(SECRET), status: 400 },
    {
      what: "a field that the schema does not know",
      act: () => keys5("empty").create({ name: "a", [SECRET]: 1 }),
      status: 400,
    },
    { what: "a document that is not there", act: () => keys5("empty").findOne().orFail(), status: 404 },
    { what: "a denied access", act: () => keys5("command-13").find(), status: 500 },
    // Last, since the driver waits for its heartbeat afterwards.
    { what: "a connection that is lost", act: () => keys5("cut").find(), status: 503 },
  ];

  it.each(failures)("answers $status for $what", async ({ act, status }) => {
    await expectAnswered({ act, mappers: databaseMappers, status });
  });
});
