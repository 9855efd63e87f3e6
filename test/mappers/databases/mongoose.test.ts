import { mapMongoose } from "../../../src/databases";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

it.each([
  { name: "CastError", properties: { kind: "ObjectId", path: "_id" }, status: 400 },
  { name: "DocumentNotFoundError", properties: { filter: { _id: 1 } }, status: 404 },
  { name: "MongooseServerSelectionError", properties: { reason: { type: "Unknown" } }, status: 503 },
  { name: "StrictModeError", properties: { isImmutableError: false }, status: 400 },
  { name: "VersionError", properties: { version: 1, modifiedPaths: ["name"] }, status: 409 },
  { name: "ValidationError", properties: { errors: {}, _message: "Key validation failed" }, status: 400 },
])("answers $status for a $name", ({ name, properties, status }) => {
  expectMapped(mapMongoose, madeError("secret", { name, ...properties }), status);
});

it.each([
  "Operation `keys.insertOne()` buffering timed out after 10000ms",
  "Connection operation buffering timed out after 50ms",
])("answers 503 where mongoose says: %s", (message) => {
  expectMapped(mapMongoose, madeError(message, { name: "MongooseError" }), 503);
});

const refused = (name: string, reason: unknown): Error =>
  madeError("", { name: "ValidationError", _message: "", errors: { key: madeError("", { name, reason }) } });
const buffering = madeError("Operation `x` buffering timed out after 1ms", { name: "MongooseError" });

it.each([
  { what: "refuses by itself", error: refused("ValidatorError", undefined) },
  { what: "throws to refuse", error: refused("ValidatorError", new Error("is taken")) },
  { what: "cannot cast", error: refused("CastError", new TypeError("x")) },
])("answers 400 where the schema $what", ({ error }) => {
  expectMapped(mapMongoose, error, 400);
});

it.each([
  { what: "a validator with a bug", error: refused("ValidatorError", new TypeError("x")) },
  {
    what: "a validator with an error of the driver",
    error: refused("ValidatorError", madeError("", { hasErrorLabel: () => false })),
  },
  { what: "a validator without a connection", error: refused("ValidatorError", buffering) },
  { what: "an error of another kind", error: madeError("", { name: "OverwriteModelError" }) },
  {
    what: "a MongooseError that says another thing",
    error: madeError("Ran out of keys.", { name: "MongooseError" }),
  },
  {
    what: "a MongooseError whose message is no text",
    error: madeError("", { name: "MongooseError", message: 7 }),
  },
  { what: "a CastError without a kind", error: madeError("", { name: "CastError", path: "_id" }) },
  { what: "a CastError without a path", error: madeError("", { name: "CastError", kind: "ObjectId" }) },
  {
    what: "a DocumentNotFoundError without a filter",
    error: madeError("", { name: "DocumentNotFoundError" }),
  },
  {
    what: "a server selection without a reason",
    error: madeError("", { name: "MongooseServerSelectionError" }),
  },
  { what: "a StrictModeError of another library", error: madeError("", { name: "StrictModeError" }) },
  {
    what: "joi's ValidationError",
    error: madeError("", { name: "ValidationError", _original: {}, details: [] }),
  },
  { what: "yup's ValidationError", error: madeError("", { name: "ValidationError", errors: [], inner: [] }) },
  { what: "an error whose name is no text", error: madeError("", { name: 7 }) },
  { what: "an object of that shape", error: { name: "CastError", kind: "ObjectId", path: "_id" } },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapMongoose, error)).toBeUndefined();
});
