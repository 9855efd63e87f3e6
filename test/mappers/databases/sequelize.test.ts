import { mapSequelize } from "../../../src/databases";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

class EmptyResultError extends Error {
  override name = "SequelizeEmptyResultError";
}

const postgres = (code: string): Error =>
  madeError("secret", { name: "error", severity: "ERROR", routine: "exec", code });
const mysql = (errno: number): Error => madeError("secret", { errno, code: "ER_ANY", sqlState: "23000" });

it("answers 404 where a result that is required is empty", () => {
  expectMapped(mapSequelize, new EmptyResultError(), 404);
});

it.each([
  { name: "SequelizeUniqueConstraintError", status: 409 },
  { name: "SequelizeValidationError", status: 400 },
])("answers $status for a $name", ({ name, status }) => {
  expectMapped(mapSequelize, madeError("secret", { name, errors: [] }), status);
});

const bulk = (...refused: unknown[]): Error => {
  const errors = refused.map((error) => madeError("", { name: "SequelizeBulkRecordError", errors: error }));
  return madeError("secret", { name: "AggregateError", errors });
};
const refusal = madeError("secret", { name: "SequelizeValidationError", errors: [] });

it("answers 400 where records of a bulkCreate are refused", () => {
  expectMapped(mapSequelize, bulk(refusal, refusal), 400);
});

const validated = (original: unknown): Error =>
  madeError("secret", { name: "SequelizeValidationError", errors: [{ original }] });

it.each([
  { what: "refuses by itself", error: validated(undefined) },
  { what: "throws to refuse", error: validated(new Error("is taken")) },
  { what: "finds another record refused", error: validated(refusal) },
])("answers 400 where a validator $what", ({ error }) => {
  expectMapped(mapSequelize, error, 400);
});

it.each([
  "SequelizeConnectionAcquireTimeoutError",
  "SequelizeConnectionRefusedError",
  "SequelizeConnectionTimedOutError",
  "SequelizeHostNotFoundError",
  "SequelizeHostNotReachableError",
])("answers 503 for a %s", (name) => {
  expectMapped(mapSequelize, madeError("secret", { name, original: new Error() }), 503);
});

it.each([
  { driver: "PostgreSQL", original: postgres("22001"), status: 400 },
  { driver: "MySQL", original: mysql(1451), status: 409 },
  { driver: "a socket", original: madeError("", { code: "ECONNRESET", syscall: "read" }), status: 503 },
])("answers $status where the wrapped error of $driver says so", ({ original, status }) => {
  expectMapped(mapSequelize, madeError("secret", { name: "SequelizeDatabaseError", original }), status);
});

it.each([
  {
    what: "a wrapped syntax error",
    error: madeError("", { name: "SequelizeDatabaseError", original: postgres("42601") }),
  },
  { what: "a wrapper with nothing in it", error: madeError("", { name: "SequelizeDatabaseError" }) },
  {
    what: "a wrapper of another name",
    error: madeError("", { name: "DatabaseError", original: postgres("23505") }),
  },
  { what: "an error without a name", error: madeError("", { name: undefined, original: postgres("23505") }) },
  {
    what: "a connection error that wraps nothing",
    error: madeError("", { name: "SequelizeConnectionRefusedError" }),
  },
  {
    what: "a unique violation without its errors",
    error: madeError("", { name: "SequelizeUniqueConstraintError" }),
  },
  {
    what: "a failed validation without its errors",
    error: madeError("", { name: "SequelizeValidationError" }),
  },
  { what: "a validator with a bug", error: validated(new TypeError("x")) },
  {
    what: "a validator with a query of a mistake",
    error: validated(madeError("", { name: "SequelizeDatabaseError", original: postgres("42601") })),
  },
  {
    what: "a validator without a connection",
    error: validated(
      madeError("", { name: "SequelizeConnectionAcquireTimeoutError", original: new Error() }),
    ),
  },
  { what: "a bulkCreate that failed otherwise", error: bulk(refusal, madeError("")) },
  { what: "an AggregateError of nothing", error: new AggregateError([]) },
  { what: "an AggregateError of refusals themselves", error: new AggregateError([refusal]) },
  { what: "an AggregateError of another class", error: madeError("", { name: "AggregateError", errors: 7 }) },
  { what: "an empty result of another class", error: madeError("", { name: "SequelizeEmptyResultError" }) },
  { what: "an object of that shape", error: { name: "SequelizeValidationError", errors: [] } },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapSequelize, error)).toBeUndefined();
});
