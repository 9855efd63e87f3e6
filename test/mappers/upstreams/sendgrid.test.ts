import { mapSendgrid } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeError, objectOfClass } from "../../support/mapped-errors";

const failed = (code: unknown, response: unknown = { headers: {}, body: "secret" }): Error =>
  errorOfClass(["ResponseError"], { code, response });

it.each([
  { what: "a 401", error: failed(401), status: 502 },
  { what: "a 429", error: failed(429), status: 503 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapSendgrid, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(mapError(mapSendgrid, failed(429, { headers, body: "" }))?.retryAfter).toBe(7);
});

it.each([
  { what: "an error whose code is no number", error: failed("429") },
  { what: "an error without a response", error: failed(429, null) },
  {
    what: "an error of another class",
    error: madeError("", { code: 429, response: { headers: {}, body: "" } }),
  },
  {
    what: "an object of that class",
    error: objectOfClass("ResponseError", { code: 429, response: { headers: {}, body: "" } }),
  },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapSendgrid, error)).toBeUndefined();
});
