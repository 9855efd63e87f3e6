import { mapGaxios } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeError } from "../../support/mapped-errors";

const failed = (properties: Record<string, unknown> = {}): Error =>
  errorOfClass(["GaxiosError"], { config: {}, ...properties });

it.each([
  { what: "a 404", error: failed({ response: { status: 404 } }), status: 502 },
  { what: "a 429", error: failed({ response: { status: 429 } }), status: 503 },
  {
    what: "a refused connection",
    error: failed({ error: madeError("", { code: "ECONNREFUSED" }) }),
    status: 503,
  },
  {
    what: "a refused connection of which it keeps the code",
    error: failed({ code: "ECONNREFUSED" }),
    status: 503,
  },
  {
    what: "a timeout of version 6",
    error: failed({ error: madeError("", { type: "body-timeout" }) }),
    status: 504,
  },
  {
    what: "a timeout of version 7",
    error: failed({ config: { signal: AbortSignal.abort(new DOMException("", "TimeoutError")) } }),
    status: 504,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapGaxios, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(mapError(mapGaxios, failed({ response: { status: 429, headers } }))?.retryAfter).toBe(7);
});

it.each([
  { what: "an error without a config", error: failed({ config: undefined }) },
  { what: "an error of another class", error: madeError("", { config: {}, response: { status: 429 } }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapGaxios, error)).toBeUndefined();
});
