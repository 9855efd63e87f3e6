/** @jest-environment ./support/native-environment.cjs */
import mongoose, { type Connection } from "mongoose";
import { DataTypes, type Model, type ModelStatic, Sequelize } from "sequelize";
import { databaseMappers, databaseMappersWith } from "../../../src/databases";
import { containsSecret, SECRET } from "../../support/secret";
import { answersOf } from "../support/answers-of";
import { replyByCollection } from "./mongo-replies";
import { useMongo } from "./mongo-server";
import { usePostgres } from "./postgres-server";
import { makePrismaClient, type PrismaClient } from "./prisma-client";
import { TABLES } from "./tables";

const mongoose5 = jest.requireActual<typeof mongoose>("mongoose5");
const mongo = useMongo(replyByCollection);
const postgres = usePostgres(TABLES);

const FIELDS: object = {
  email: { type: String, required: true, maxlength: 20, match: /^[^@]+@[^@]+$/ },
  role: { type: String, enum: ["user", "admin"] },
  size: { type: Number, min: 3 },
  pin: { type: String, validate: (pin: string) => pin !== SECRET },
  keys: [{ weight: Number }],
};

interface Users {
  create(document: object): Promise<unknown>;
  findById(id: string): Promise<unknown>;
}

const connections: Connection[] = [];
let users: Users;
let users5: Users;
let taken: Users;
let sequelize: Sequelize;
let Key: ModelStatic<Model>;
let prisma: PrismaClient;

beforeAll(async () => {
  users = usersOf(mongoose, mongoose.createConnection(), "empty");
  users5 = usersOf(mongoose5, mongoose5.createConnection(), "empty");
  const connection = await mongoose.createConnection(mongo.url(), { serverApi: "1" }).asPromise();
  taken = usersOf(mongoose, connection, "write-11000");
  sequelize = new Sequelize(postgres.url(), { logging: false, pool: { max: 1 } });
  Key = sequelize.define(
    "key",
    {
      name: { type: DataTypes.STRING, allowNull: false, validate: { len: [2, 50] } },
      size: DataTypes.INTEGER,
    },
    { tableName: "keys", timestamps: false },
  );
  prisma = makePrismaClient(postgres.url());
});

afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close(true)));
  await sequelize.close();
  await prisma.$disconnect();
});

/** A model on a connection, which need not be open for what the schema refuses. */
function usersOf(library: typeof mongoose, connection: Connection, collection: string): Users {
  connections.push(connection);
  const schema = new library.Schema(FIELDS, { strict: "throw", autoIndex: false, autoCreate: false });
  return connection.model(`User-${collection}`, schema, collection);
}

const required = { detail: "is required", code: "required" };
const type = { detail: "is not of the right type", code: "type" };
const unique = { detail: "is taken", code: "unique" };

interface Refusal {
  readonly what: string;
  readonly act: () => Promise<unknown>;
  readonly status?: 400 | 409;
  readonly issues: readonly object[];
}

const REFUSED = { size: 1, email: SECRET.repeat(2), role: SECRET, pin: SECRET, keys: [{ weight: SECRET }] };

const OF_MONGOOSE = [
  { pointer: "#/size", detail: "is too small", code: "min" },
  { pointer: "#/email", detail: "is too long", code: "maxlength" },
  { pointer: "#/role", detail: "is not one of the allowed values", code: "enum" },
  { pointer: "#/pin", detail: "is not valid", code: "invalid" },
  { pointer: "#/keys/0/weight", ...type },
];

const REFUSALS: readonly Refusal[] = [
  {
    what: "mongoose: a missing value",
    act: () => users.create({}),
    issues: [{ pointer: "#/email", ...required }],
  },
  { what: "mongoose: several values", act: () => users.create(REFUSED), issues: OF_MONGOOSE },
  {
    what: "mongoose: an id that is none",
    act: () => users.findById(SECRET),
    issues: [{ pointer: "#/_id", ...type }],
  },
  {
    what: "mongoose: a field that is not known",
    act: () => users.create({ email: "a@b", admin: SECRET }),
    issues: [{ pointer: "#/admin", detail: "is not known", code: "unknown" }],
  },
  {
    what: "mongoose 5: a missing value",
    act: () => users5.create({}),
    issues: [{ pointer: "#/email", ...required }],
  },
  { what: "mongoose 5: several values", act: () => users5.create(REFUSED), issues: OF_MONGOOSE },
  {
    what: "MongoDB: a duplicate key",
    act: () => taken.create({ email: "a@b" }),
    status: 409,
    issues: [{ pointer: "#/name", ...unique }],
  },
  {
    what: "Sequelize: a missing value",
    act: () => Key.create({ id: 2 }),
    issues: [{ pointer: "#/name", ...required }],
  },
  {
    what: "Sequelize: a value that a validator refuses",
    act: () => Key.create({ id: 2, name: SECRET.repeat(9) }),
    issues: [{ pointer: "#/name", detail: "is not valid", code: "len" }],
  },
  {
    what: "Sequelize: a unique violation",
    act: () => Key.create({ id: 1, name: SECRET }),
    status: 409,
    issues: [{ pointer: "#/id", ...unique }],
  },
  {
    what: "Prisma: a unique violation",
    act: () => prisma.key.create({ data: { id: 2, name: SECRET } }),
    status: 409,
    issues: [{ pointer: "#/name", ...unique }],
  },
  {
    what: "Prisma: a missing argument",
    act: () => prisma.key.create({ data: { id: 2 } }),
    issues: [{ pointer: "#/name", ...required }],
  },
  {
    what: "Prisma: an argument of the wrong type",
    act: () => prisma.key.findMany({ where: { size: SECRET } }),
    issues: [{ pointer: "#/size", ...type }],
  },
];

it.each(REFUSALS)(
  "$what: the issues name paths and kinds, never values",
  async ({ act, status = 400, issues }) => {
    const handler = async (): Promise<void> => {
      await act();
    };
    const { base, kms, report } = await answersOf(
      [handler],
      (agent) => agent.get("/"),
      databaseMappersWith({ issues: true }),
    );
    expect(base.status).toBe(status);
    const { errors } = base.body as { errors: unknown[] };
    // The order is that of the library.
    expect(errors).toHaveLength(issues.length);
    expect(errors).toEqual(expect.arrayContaining([...issues]));
    expect(containsSecret(base.text + kms.text)).toBe(false);
    expect(report?.httpError.cause).toBe(report?.error);
  },
);

it("has no issues without the option", async () => {
  const handler = async (): Promise<void> => {
    await users.create({});
  };
  const { base } = await answersOf([handler], (agent) => agent.get("/"), databaseMappers);
  expect(base.body).toEqual({
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: expect.any(String),
  });
});

it("answers 500 for an argument of Prisma that the program made up", async () => {
  const handler = async (): Promise<void> => {
    await prisma.key.create({ data: { id: 2, name: "b", colour: SECRET } });
  };
  const mappers = databaseMappersWith({ issues: true });
  const { base } = await answersOf([handler], (agent) => agent.get("/"), mappers);
  expect(base.status).toBe(500);
});
