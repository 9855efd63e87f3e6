import { mapGot } from "../../../src/upstreams";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

function gotError(properties: Record<string, unknown>): Error {
  return madeError("secret", { name: "RequestError", options: {}, timings: {}, ...properties });
}

it.each([
  { name: "AbortError", code: "ERR_ABORTED", status: 502 },
  { name: "HTTPError", code: "ERR_NON_2XX_3XX_RESPONSE", status: 502 },
  { name: "MaxRedirectsError", code: "ERR_TOO_MANY_REDIRECTS", status: 502 },
  { name: "ParseError", code: "ERR_BODY_PARSE_FAILURE", status: 502 },
  { name: "ReadError", code: "ECONNRESET", status: 502 },
  { name: "RequestError", code: "ECONNREFUSED", status: 503 },
  { name: "TimeoutError", code: "ETIMEDOUT", status: 504 },
  { name: "UploadError", code: "ERR_UPLOAD", status: 502 },
])("answers $status for a $name of code $code", ({ name, code, status }) => {
  expectMapped(mapGot, gotError({ name, code }), status);
});

it("answers 503 with the Retry-After where the response was a 429", () => {
  const error = gotError({
    name: "HTTPError",
    response: { statusCode: 429, headers: { "retry-after": "7" } },
  });
  expectMapped(mapGot, error, 503);
  expect(mapError(mapGot, error)?.retryAfter).toBe(7);
});

it.each([
  { what: "an error of another name", error: gotError({ name: "UnsupportedProtocolError" }) },
  { what: "an error without a name", error: gotError({ name: undefined }) },
  { what: "an error without options", error: gotError({ options: undefined }) },
  { what: "an error that never reached the network", error: gotError({ timings: undefined }) },
  { what: "an object of that shape", error: withoutItsClass(gotError({})) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapGot, error)).toBeUndefined();
});
