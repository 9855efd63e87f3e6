import { mapSlack } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";

const failed = (code: string, properties: Record<string, unknown> = {}): Error =>
  madeError("secret", { code: `slack_webapi_${code}`, ...properties });

it.each([
  { what: "a 500", error: failed("http_error", { statusCode: 500 }), status: 502 },
  { what: "a 503", error: failed("http_error", { statusCode: 503 }), status: 503 },
  { what: "a limit", error: failed("rate_limited_error", { retryAfter: 7 }), status: 503 },
  {
    what: "an answer that says that it failed",
    error: failed("platform_error", { data: { error: "channel_not_found" } }),
    status: 502,
  },
  {
    what: "an answer that says that a limit was reached",
    error: failed("platform_error", { data: { error: "ratelimited" } }),
    status: 503,
  },
  {
    what: "a refused connection",
    error: failed("request_error", { original: madeError("", { code: "ECONNREFUSED" }) }),
    status: 503,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapSlack, error, status);
});

it("passes on when the limit ends", () => {
  expect(mapError(mapSlack, failed("rate_limited_error", { retryAfter: 7 }))?.retryAfter).toBe(7);
});

it.each([
  { what: "a file that it cannot read", error: failed("file_upload_read_file_data_error") },
  { what: "an object of that shape", error: withoutItsClass(failed("http_error", { statusCode: 503 })) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapSlack, error)).toBeUndefined();
});
