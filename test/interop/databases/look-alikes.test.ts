import { errors } from "undici";
import { databaseMappers } from "../../../src/databases";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";

const named = (name: string, properties: object = {}): Error =>
  Object.assign(new Error(SECRET), { name, ...properties });

it.each([
  { what: "PostgreSQL's code alone", thrown: named("Error", { code: "23505" }) },
  {
    what: "PostgreSQL's whole shape in parsed input",
    thrown: { name: "error", code: "23505", severity: "ERROR", routine: "exec" },
  },
  { what: "MySQL's code and number", thrown: named("Error", { code: "ER_DUP_ENTRY", errno: 1062 }) },
  { what: "MongoDB's name and code", thrown: named("MongoServerError", { code: 11000 }) },
  { what: "a CastError of another library", thrown: named("CastError", { path: "_id" }) },
  { what: "a ValidationError of another library", thrown: named("ValidationError", { errors: [] }) },
  { what: "Sequelize's name", thrown: named("SequelizeUniqueConstraintError") },
  { what: "Prisma's name and code", thrown: named("PrismaClientKnownRequestError", { code: "P2002" }) },
  { what: "Prisma's code alone", thrown: named("Error", { code: "P2025", clientVersion: "7" }) },
  { what: "undici's closed client", thrown: new errors.ClientClosedError(SECRET) },
  { what: "a code of a socket alone", thrown: named("Error", { code: "ECONNREFUSED" }) },
  { what: "a file that cannot be read", thrown: named("Error", { code: "EIO", syscall: "read" }) },
])("answers 500 for $what", async ({ thrown }) => {
  const act = (): never => {
    throw thrown;
  };
  await expectAnswered({ act, mappers: databaseMappers, status: 500 });
});
