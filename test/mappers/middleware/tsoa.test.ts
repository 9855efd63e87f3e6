import { mapTsoa } from "../../../src";
import { mapError } from "../../support/map-error";
import { errorOfClass, madeError } from "../../support/mapped-errors";

const refusal = (fields: unknown, properties: object = {}): Error =>
  errorOfClass(["ValidateError"], { name: "ValidateError", status: 400, fields, ...properties });

it.each([
  { field: "requestBody.alias", issue: { pointer: "#/alias", in: "body" } },
  { field: "body.keys.$0.name", issue: { pointer: "#/keys/0/name", in: "body" } },
  { field: "key.alias", issue: { pointer: "#/alias", in: "body" } },
  { field: "requestBody", issue: { pointer: "#", in: "body" } },
  { field: "ids.$0", issue: { pointer: "#/ids/0" } },
  { field: "limit", issue: { pointer: "#/limit" } },
  { field: "", issue: { pointer: "#/" } },
])("answers 400 with an issue for $field", ({ field, issue }) => {
  const mapped = mapError(
    mapTsoa,
    refusal({ [field]: { message: "invalid string value", value: "secret" } }),
  );
  expect(mapped?.status).toBe(400);
  expect(mapped?.issues).toEqual([{ detail: "invalid string value", ...issue }]);
});

it.each([
  {
    message: 'Could not match the union against any of the items. Issues: [{"a":{"value":"secret"}}]',
    detail: "Could not match the union against any of the items.",
  },
  { message: 7, detail: "is not valid" },
])("sends no value of the message", ({ message, detail }) => {
  expect(mapError(mapTsoa, refusal({ limit: { message } }))?.issues).toEqual([
    { detail, pointer: "#/limit" },
  ]);
});

it.each([
  {
    what: "an error of another class",
    error: madeError("", { name: "ValidateError", status: 400, fields: {} }),
  },
  { what: "an error of another name", error: refusal({}, { name: "Other" }) },
  { what: "an error of another status", error: refusal({}, { status: 422 }) },
  { what: "an error without fields", error: refusal(undefined) },
  { what: "an error with a list of fields", error: refusal([]) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapTsoa, error)).toBeUndefined();
});
