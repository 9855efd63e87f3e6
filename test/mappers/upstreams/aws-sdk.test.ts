import { mapAwsSdk } from "../../../src/upstreams";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

function sdkError(httpStatusCode: number | undefined, properties: Record<string, unknown> = {}): Error {
  return madeError("secret", {
    $metadata: { attempts: 3, totalRetryDelay: 40, httpStatusCode },
    ...properties,
  });
}

it.each([
  { what: "a 404", error: sdkError(404, { name: "NoSuchKey", $fault: "client" }), status: 502 },
  { what: "a 429", error: sdkError(429), status: 503 },
  { what: "a throttled call", error: sdkError(400, { name: "ThrottlingException" }), status: 503 },
  { what: "another refusal of the call", error: sdkError(400, { name: "ValidationException" }), status: 502 },
  { what: "a refusal without a name", error: sdkError(400, { name: 7 }), status: 502 },
  { what: "a refused connection", error: sdkError(undefined, { code: "ECONNREFUSED" }), status: 503 },
  { what: "a timeout", error: sdkError(undefined, { name: "TimeoutError" }), status: 504 },
  {
    what: "a reset connection",
    error: sdkError(undefined, { name: "TimeoutError", code: "ECONNRESET" }),
    status: 502,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapAwsSdk, error, status);
});

it("passes on the Retry-After of the response", () => {
  const $response = { headers: { "retry-after": "7" } };
  expect(mapError(mapAwsSdk, sdkError(503, { $response }))?.retryAfter).toBe(7);
});

it.each([
  { what: "an error without metadata", error: madeError("") },
  {
    what: "an error whose metadata counts no attempts",
    error: madeError("", { $metadata: { totalRetryDelay: 1 } }),
  },
  { what: "an error whose metadata knows no delay", error: madeError("", { $metadata: { attempts: 1 } }) },
  { what: "an object of that shape", error: withoutItsClass(sdkError(404)) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapAwsSdk, error)).toBeUndefined();
});
