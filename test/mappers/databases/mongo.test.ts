import { mapMongo } from "../../../src/databases";
import { errorOfClass, expectMapped, madeError, madeIn, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

/** An error as the MongoDB driver makes it. */
function driverError(name: string, code?: unknown): Error {
  return madeError("secret", { name, code, hasErrorLabel: () => false });
}

it.each([
  { name: "MongoServerError", code: 91, status: 503 },
  { name: "MongoServerError", code: 121, status: 400 },
  { name: "MongoServerError", code: 189, status: 503 },
  { name: "MongoServerError", code: 10107, status: 503 },
  { name: "MongoServerError", code: 11000, status: 409 },
  { name: "MongoBulkWriteError", code: 11000, status: 409 },
  { name: "MongoWriteConcernError", code: 11600, status: 503 },
  { name: "MongoWriteConcernError", code: 11602, status: 503 },
])("answers $status for a $name of code $code", ({ name, code, status }) => {
  expectMapped(mapMongo, driverError(name, code), status);
});

it.each([
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoNotConnectedError",
  "MongoPoolClearedError",
  "MongoServerSelectionError",
  "MongoWaitQueueTimeoutError",
  "PoolClearedOnNetworkError",
])("answers 503 for a %s", (name) => {
  expectMapped(mapMongo, driverError(name), 503);
});

it.each([
  { what: "a failure that is the server's own mistake", error: driverError("MongoServerError", 13) },
  { what: "a code of another type", error: driverError("MongoServerError", "11000") },
  { what: "an error of another name", error: driverError("MongoParseError", 11000) },
  { what: "an error without a name", error: driverError(undefined as unknown as string, 11000) },
  { what: "an error without labels", error: madeError("", { name: "MongoServerError", code: 11000 }) },
  { what: "an object of that shape", error: withoutItsClass(driverError("MongoServerError", 11000)) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapMongo, error)).toBeUndefined();
});

const NO_ID = "Argument passed in must be a single String of 12 bytes or a string of 24 hex characters";

it.each([
  {
    what: "version 5 and later",
    error: errorOfClass(["BSONError"], {
      message: "input must be a 24 character hex string, 12 byte Uint8Array, or an integer",
    }),
  },
  {
    what: "version 4",
    error: errorOfClass(["BSONTypeError"], {
      message:
        "Argument passed in must be a string of 12 bytes or a string of 24 hex characters or an integer",
    }),
  },
  { what: "version 3", error: madeIn("bson/lib/bson/objectid.js", NO_ID) },
])("answers 400 for an id that is none, by the driver of $what", ({ error }) => {
  expectMapped(mapMongo, error, 400);
});

it.each([
  { what: "an error that says the same and is of another package", error: madeError(NO_ID) },
  { what: "corrupt data", error: errorOfClass(["BSONError"], { message: "bad string length in bson" }) },
  { what: "an error without a message", error: errorOfClass(["BSONError"], { message: undefined }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapMongo, error)).toBeUndefined();
});
