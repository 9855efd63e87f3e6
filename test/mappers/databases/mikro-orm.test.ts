import { mapMikroOrm } from "../../../src/databases";
import { MIKRO_ORM_ERRORS } from "../../../src/mappers/databases/mikro-orm";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeError } from "../../support/mapped-errors";

const STATUSES = { invalid: 400, missing: 404, conflict: 409, unavailable: 503 } as const;

it.each([...MIKRO_ORM_ERRORS].map(([name, failure]) => ({ name, status: STATUSES[failure] })))(
  "answers $status for a $name",
  ({ name, status }) => {
    const root = name.endsWith("Exception") ? "DriverException" : "ValidationError";
    expectMapped(mapMikroOrm, errorOfClass([name, root], { entity: undefined }), status);
  },
);

const exception = (properties: Record<string, unknown>, name = "DriverException"): Error =>
  errorOfClass([name, "DriverException"], properties);

it.each([
  {
    what: "a row that is still referred to, by PostgreSQL's own state",
    error: exception(
      { severity: "ERROR", code: "23503", message: "update or delete on secret" },
      "ForeignKeyConstraintViolationException",
    ),
    status: 409,
  },
  {
    what: "a pool that is exhausted",
    error: exception({ message: "Knex: Timeout acquiring a connection. The pool is probably full. secret" }),
    status: 503,
  },
  { what: "a text that is too long", error: exception({ severity: "ERROR", code: "22001" }), status: 400 },
  {
    what: "a row that is still referred to, by MySQL's own number",
    error: exception({ sqlState: "23000", errno: 1451 }, "ForeignKeyConstraintViolationException"),
    status: 409,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapMikroOrm, error, status);
});

it.each([
  { what: "a table that is not there", error: exception({}, "TableNotFoundException") },
  {
    what: "an error of the server without a state",
    error: exception({ severity: "ERROR", code: 7, message: 7 }),
  },
  { what: "a mistake of the program", error: errorOfClass(["ValidationError"], { entity: {} }) },
  { what: "a NotFoundError of another library", error: errorOfClass(["NotFoundError"]) },
  { what: "one of the application", error: errorOfClass(["NotFoundError", "ValidationError"]) },
  { what: "an error of that name", error: madeError("", { name: "UniqueConstraintViolationException" }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapMikroOrm, error)).toBeUndefined();
});
