import { mapGrpc } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { expectMapped, madeError, objectOfClass, withoutItsClass } from "../../support/mapped-errors";

const failed = (code: unknown, properties: Record<string, unknown> = {}): Error =>
  madeError("secret", { code, details: "secret", metadata: objectOfClass("Metadata"), ...properties });

it.each([
  { what: "NOT_FOUND", error: failed(5), status: 502 },
  { what: "DEADLINE_EXCEEDED", error: failed(4), status: 504 },
  { what: "RESOURCE_EXHAUSTED", error: failed(8), status: 503 },
  { what: "UNAVAILABLE", error: failed(14), status: 503 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapGrpc, error, status);
});

it.each([
  { what: "an error without details", error: failed(14, { details: undefined }) },
  { what: "an error with metadata of another class", error: failed(14, { metadata: {} }) },
  { what: "an error whose code is no number", error: failed("14") },
  { what: "the code of success", error: failed(0) },
  { what: "a code that there is not", error: failed(17) },
  { what: "an object of that shape", error: withoutItsClass(failed(14)) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapGrpc, error)).toBeUndefined();
});
