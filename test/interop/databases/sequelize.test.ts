/** @jest-environment ./support/native-environment.cjs */
import { DataTypes, type Model, type ModelStatic, Sequelize } from "sequelize";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { usePostgres } from "./postgres-server";
import { TABLES } from "./tables";

const postgres = usePostgres(TABLES);
let sequelize: Sequelize;
let Key: ModelStatic<Model>;
let Version: ModelStatic<Model>;

beforeAll(() => {
  sequelize = connect();
  Key = sequelize.define(
    "key",
    {
      name: { type: DataTypes.STRING, allowNull: false, validate: { notEmpty: true } },
      size: DataTypes.INTEGER,
      owner: DataTypes.UUID,
    },
    { tableName: "keys", timestamps: false },
  );
  Version = sequelize.define(
    "version",
    { keyId: DataTypes.INTEGER },
    { tableName: "versions", timestamps: false },
  );
});

afterAll(async () => {
  await sequelize.close();
});

function connect(): Sequelize {
  return new Sequelize(postgres.url(), { logging: false, pool: { max: 1, acquire: 300 } });
}

const FAILURES: readonly { what: string; act: () => Promise<unknown>; status: number }[] = [
  { what: "a unique violation", act: () => Key.create({ id: 2, name: SECRET }), status: 409 },
  { what: "a value that the model refuses", act: () => Key.create({ id: 2, name: "" }), status: 400 },
  { what: "a missing value", act: () => Key.create({ id: 2 }), status: 400 },
  {
    what: "records of which the model refuses one",
    act: () => Key.bulkCreate([{ id: 2, name: "b" }, { id: 3 }], { validate: true }),
    status: 400,
  },
  { what: "a text that is too long", act: () => Key.create({ id: 2, name: SECRET.repeat(2) }), status: 400 },
  { what: "a failed check", act: () => Key.create({ id: 2, name: "b", size: -1 }), status: 400 },
  { what: "a reference to nothing", act: () => Version.create({ id: 2, keyId: 99 }), status: 400 },
  { what: "a row that is referred to", act: () => Key.destroy({ where: { id: 1 } }), status: 409 },
  { what: "a row that is not there", act: () => Key.findByPk(99, { rejectOnEmpty: true }), status: 404 },
  { what: "a column that is not there", act: () => Key.findAll({ where: { [SECRET]: 1 } }), status: 500 },
];

it.each([
  { what: "has a bug", act: () => (undefined as unknown as unknown[]).length, status: 500 },
  { what: "queries what is not there", act: () => Key.findAll({ where: { [SECRET]: 1 } }), status: 500 },
  { what: "throws to refuse", act: () => Promise.reject(new Error(SECRET)), status: 400 },
  { what: "makes a record that is refused", act: () => Key.create({ id: 2, name: "" }), status: 400 },
])("answers $status for a validator that $what", async ({ act, status }) => {
  const type = { type: DataTypes.STRING, validate: { act } };
  const validate = (): unknown => sequelize.define("checked", { name: type }).build({ name: "a" }).validate();
  await expectAnswered({ act: validate, mappers: databaseMappers, status });
});

it.each(FAILURES)("answers $status for $what", async ({ act, status }) => {
  await expectAnswered({ act, mappers: databaseMappers, status });
});

it("answers 500 for a unique violation without the mappers", async () => {
  await expectAnswered({ act: () => Key.create({ id: 2, name: SECRET }), status: 500 });
});

it("answers 503 where the pool is exhausted", async () => {
  const transaction = await sequelize.transaction();
  await expectAnswered({ act: () => Key.findAll(), mappers: databaseMappers, status: 503 });
  await transaction.rollback();
});

it("answers 503 where the connection is lost, and where there is none to be had", async () => {
  const transaction = await sequelize.transaction();
  await postgres.stop();
  const act = (): unknown => Key.findAll({ transaction });
  await expectAnswered({ act, mappers: databaseMappers, status: 503 });
  await expectAnswered({ act: () => connect().authenticate(), mappers: databaseMappers, status: 503 });
});
