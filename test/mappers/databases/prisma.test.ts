import { mapPrisma } from "../../../src/databases";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

const CLIENT = { clientVersion: "7.10.0" };
const REQUEST = { name: "PrismaClientKnownRequestError", ...CLIENT };
const START = { name: "PrismaClientInitializationError", ...CLIENT };

const ofDriver = (code: string, cause: object): Error =>
  madeError("secret", { ...REQUEST, code, meta: { driverAdapterError: { cause } } });

it.each([
  { code: "P1001", status: 503 },
  { code: "P1002", status: 503 },
  { code: "P1008", status: 503 },
  { code: "P1017", status: 503 },
  { code: "P2000", status: 400 },
  { code: "P2001", status: 404 },
  { code: "P2002", status: 409 },
  { code: "P2003", status: 400 },
  { code: "P2004", status: 400 },
  { code: "P2006", status: 400 },
  { code: "P2007", status: 400 },
  { code: "P2011", status: 400 },
  { code: "P2014", status: 409 },
  { code: "P2015", status: 404 },
  { code: "P2018", status: 404 },
  { code: "P2020", status: 400 },
  { code: "P2023", status: 400 },
  { code: "P2024", status: 503 },
  { code: "P2025", status: 404 },
  { code: "P2033", status: 400 },
  { code: "P2037", status: 503 },
])("answers $status for $code", ({ code, status }) => {
  expectMapped(mapPrisma, madeError("secret", { ...REQUEST, code }), status);
});

it.each([
  { code: "P2039", state: "23514", status: 400 },
  { code: "P2010", state: "23505", status: 409 },
  { code: "P2010", state: "23503", status: 400 },
  { code: "P2010", state: "1062", status: 409 },
  { code: "P2010", state: "2067", status: 409 },
  { code: "P2003", state: "1451", status: 409 },
  { code: "P2003", state: "787", status: 400 },
])("answers $status for $code where the driver's own code is $state", ({ code, state, status }) => {
  expectMapped(mapPrisma, ofDriver(code, { kind: "X", originalCode: state }), status);
});

it.each(["P2003", "P2010"])("answers 409 for %s where a row is still referred to", (code) => {
  const cause = { originalCode: "23503", originalMessage: "update or delete on secret" };
  expectMapped(mapPrisma, ofDriver(code, cause), 409);
});

it("answers 409 where an early adapter says that a row is still referred to", () => {
  const cause = { kind: "postgres", code: "23503", message: "update or delete on secret" };
  expectMapped(mapPrisma, ofDriver("P2010", cause), 409);
});

it("answers 503 where a transaction got no connection", () => {
  const message = "Transaction API error: Unable to start a transaction in the given time.";
  expectMapped(mapPrisma, madeError(message, { ...REQUEST, code: "P2028" }), 503);
});

it("answers 503 where the client cannot start for want of a connection", () => {
  expectMapped(mapPrisma, madeError("secret", { ...START, errorCode: "P1001" }), 503);
});

it.each([
  { what: "a wrong password", error: madeError("", { ...START, errorCode: "P1000" }) },
  { what: "a start without a code", error: madeError("", START) },
  { what: "a table that is not there", error: madeError("", { ...REQUEST, code: "P2021" }) },
  {
    what: "a failure of a driver that says nothing more",
    error: madeError("", {
      ...REQUEST,
      code: 7,
      meta: { driverAdapterError: { cause: { kind: "postgres" } } },
    }),
  },
  { what: "a transaction that took too long", error: madeError("", { ...REQUEST, code: "P2028" }) },
  {
    what: "an error of another kind",
    error: madeError("", { ...REQUEST, name: "PrismaClientValidationError", code: "P2002" }),
  },
  {
    what: "an error without a client's version",
    error: madeError("", { name: REQUEST.name, code: "P2002" }),
  },
  { what: "an object of that shape", error: { ...REQUEST, code: "P2002" } },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapPrisma, error)).toBeUndefined();
});
