import { mapOctokit } from "../../../src/upstreams";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

const request = { method: "GET", url: "https://secret", headers: { authorization: "secret" } };

function octokitError(properties: Record<string, unknown>): Error {
  return Object.assign(new RequestError("secret"), {
    name: "HttpError",
    status: 500,
    request,
    ...properties,
  });
}

class RequestError extends Error {}
class HttpError extends Error {}

it.each([
  { what: "a 401", properties: { status: 401, response: { status: 401 } }, status: 502 },
  { what: "a 429", properties: { status: 429, response: { status: 429 } }, status: 503 },
  {
    what: "a refused connection",
    properties: { cause: madeError("", { code: "ECONNREFUSED" }) },
    status: 503,
  },
  {
    what: "a signal that timed out",
    properties: { cause: new DOMException("", "TimeoutError") },
    status: 504,
  },
  { what: "no answer and the status that stands for none", properties: { status: 503 }, status: 502 },
])("answers $status for $what", ({ properties, status }) => {
  expectMapped(mapOctokit, octokitError(properties), status);
});

it("passes on the Retry-After of the response", () => {
  const response = { status: 429, headers: { "retry-after": "7" } };
  expect(mapError(mapOctokit, octokitError({ response }))?.retryAfter).toBe(7);
});

it.each([
  { what: "an error of another name", error: octokitError({ name: "RequestError" }) },
  {
    what: "an error of a class HttpError of the app itself",
    error: Object.assign(new HttpError("secret"), { name: "HttpError", status: 404, request }),
  },
  { what: "an error whose status is no number", error: octokitError({ status: "401" }) },
  { what: "an error without a request", error: octokitError({ request: undefined }) },
  { what: "an error whose request has no method", error: octokitError({ request: { url: "" } }) },
  { what: "an error whose request has no address", error: octokitError({ request: { method: "GET" } }) },
  { what: "an object of that shape", error: withoutItsClass(octokitError({})) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapOctokit, error)).toBeUndefined();
});
