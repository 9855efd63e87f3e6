import { mapPrisma } from "../../../src/databases";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

const CLIENT = { clientVersion: "7.10.0" };
const REQUEST = { name: "PrismaClientKnownRequestError", ...CLIENT };
const START = { name: "PrismaClientInitializationError", ...CLIENT };

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
  { code: "P2039", state: "23514", message: "", status: 400 },
  { code: "P2010", state: "23505", message: "", status: 409 },
  { code: "P2010", state: "23503", message: "update or delete on secret", status: 409 },
])(
  "answers $status for $code of the state $state, as the adapter says",
  ({ code, state, message, status }) => {
    const cause = { kind: "postgres", code: state, message };
    expectMapped(
      mapPrisma,
      madeError("secret", { ...REQUEST, code, meta: { driverAdapterError: { cause } } }),
      status,
    );
  },
);

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
