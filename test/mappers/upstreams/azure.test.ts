import { mapAzure } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeIn } from "../../support/mapped-errors";

const failed = (properties: Record<string, unknown> = {}): Error => errorOfClass(["RestError"], properties);

it.each([
  { what: "a 401", error: failed({ statusCode: 401 }), status: 502 },
  { what: "a 429", error: failed({ statusCode: 429 }), status: 503 },
  { what: "a refused connection", error: failed({ code: "ECONNREFUSED" }), status: 503 },
  {
    what: "an answer that it cannot read",
    error: failed({ code: "PARSE_ERROR", statusCode: 200 }),
    status: 502,
  },
  {
    what: "a call that was aborted",
    error: madeIn("@typespec/ts-http-runtime/index.js", "", { name: "AbortError" }),
    status: 504,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapAzure, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(mapError(mapAzure, failed({ statusCode: 503, response: { headers } }))?.retryAfter).toBe(7);
});

it.each([
  { what: "an AbortError of another library", error: madeIn("other/index.js", "", { name: "AbortError" }) },
  { what: "a RestError of another library", error: failed() },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapAzure, error)).toBeUndefined();
});
