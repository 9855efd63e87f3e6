import { mapPostgres } from "../../../src/databases";
import { expectMapped, madeError, madeIn, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

/** An error as the server sends it, and node-postgres makes it. */
function serverError(code: string, message = "secret", more: Record<string, unknown> = {}): Error {
  return madeError(message, { name: "error", severity: "ERROR", routine: "exec", code, ...more });
}

it.each([
  { state: "08000", status: 503 },
  { state: "08003", status: 503 },
  { state: "08006", status: 503 },
  { state: "22001", status: 400 },
  { state: "22003", status: 400 },
  { state: "22P02", status: 400 },
  { state: "23001", status: 409 },
  { state: "23502", status: 400 },
  { state: "23503", status: 400 },
  { state: "23505", status: 409 },
  { state: "23514", status: 400 },
  { state: "23P01", status: 409 },
  { state: "53300", status: 503 },
  { state: "25006", status: 503 },
  { state: "40001", status: 503 },
  { state: "40P01", status: 503 },
  { state: "54000", status: 400 },
  { state: "55P03", status: 503 },
  { state: "57014", status: 503 },
  { state: "57P01", status: 503 },
  { state: "57P02", status: 503 },
  { state: "57P03", status: 503 },
])("answers $status where the state is $state", ({ state, status }) => {
  expectMapped(mapPostgres, serverError(state), status);
});

it("answers by the same states for an error of postgres.js", () => {
  expectMapped(mapPostgres, serverError("23505", "secret", { name: "PostgresError" }), 409);
});

it.each(["CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED"])(
  "answers 503 for the %s of postgres.js",
  (code) => {
    expectMapped(mapPostgres, madeError(`write ${code} secret:5432`, { code, errno: code }), 503);
  },
);

it("leaves the code of another library alone that says the same", () => {
  const error = madeError("write CONNECTION_CLOSED secret", { code: "CONNECTION_CLOSED" });
  expect(mapError(mapPostgres, error)).toBeUndefined();
});

it("answers 409 where a row is still referred to", () => {
  const message = 'update or delete on table "keys" violates foreign key constraint';
  expectMapped(mapPostgres, serverError("23503", message), 409);
});

it("answers 409 where a row is still referred to, and a query builder wrote the query before the message", () => {
  const message = 'delete from "keys" - update or delete on table "keys" violates foreign key constraint';
  const detail = 'Key (id)=(1) is still referenced from table "versions".';
  expectMapped(mapPostgres, serverError("23503", message, { detail }), 409);
});

it("answers 400 where a row is not there whose key reads like such a detail", () => {
  const detail = 'Key (id)=(is still referenced from table "a".) is not present in table "keys".';
  expectMapped(mapPostgres, serverError("23503", "secret", { detail }), 400);
});

it.each([
  "Client has encountered a connection error and is not queryable",
  "Connection terminated",
  "Connection terminated due to connection timeout",
  "Connection terminated unexpectedly",
  "Query read timeout",
  "timeout exceeded when trying to connect",
  "timeout expired",
])("answers 503 where the driver says: %s", (message) => {
  for (const file of ["pg/lib/client.js", "pg-pool/index.js"]) {
    expectMapped(mapPostgres, madeIn(file, message), 503);
  }
});

it.each([
  { what: "a syntax error", error: serverError("42601") },
  { what: "a statement that does not fit its parameters", error: serverError("08P01") },
  { what: "a division by zero", error: serverError("22012") },
  { what: "a state that is none", error: serverError("22") },
  { what: "an error of another name", error: serverError("23505", "", { name: "Error" }) },
  { what: "an error without a severity", error: serverError("23505", "", { severity: undefined }) },
  { what: "an error without a routine", error: serverError("23505", "", { routine: undefined }) },
  { what: "an error whose code is no text", error: serverError(23505 as unknown as string) },
  { what: "an error without a code", error: madeError("Something else.") },
  {
    what: "a lost connection of another name",
    error: madeIn("pg/lib/client.js", "Connection terminated", { name: "QueueError" }),
  },
  { what: "a lost connection of another package", error: madeIn("amqp/index.js", "Connection terminated") },
  { what: "a lost connection of the server's own code", error: madeError("Connection terminated") },
  {
    what: "a pool that was closed",
    error: madeIn("pg-pool/index.js", "Cannot use a pool after calling end on the pool"),
  },
  { what: "an error whose message is no text", error: madeError("", { message: 7 }) },
  { what: "an object of that shape", error: withoutItsClass(serverError("23505")) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapPostgres, error)).toBeUndefined();
});

it("answers 400 for a foreign key whose message is no text", () => {
  expectMapped(mapPostgres, serverError("23503", "", { message: 7 }), 400);
});
