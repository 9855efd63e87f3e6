import { mapAnthropic } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeError } from "../../support/mapped-errors";

const failed = (properties: Record<string, unknown> = {}): Error =>
  errorOfClass(["RateLimitError", "APIError", "AnthropicError"], properties);

it.each([
  { what: "a 401", error: failed({ status: 401 }), status: 502 },
  { what: "a 529", error: failed({ status: 529 }), status: 503 },
  {
    what: "a timeout",
    error: errorOfClass(["APIConnectionTimeoutError", "APIError", "AnthropicError"]),
    status: 504,
  },
  {
    what: "a refused connection",
    error: failed({ cause: madeError("", { code: "ECONNREFUSED" }) }),
    status: 503,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapAnthropic, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(mapError(mapAnthropic, failed({ status: 429, headers }))?.retryAfter).toBe(7);
});

it.each([
  { what: "a mistake of the one who calls the SDK", error: errorOfClass(["AnthropicError"]) },
  { what: "an APIError of another SDK", error: errorOfClass(["APIError", "OtherError"], { status: 429 }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapAnthropic, error)).toBeUndefined();
});
