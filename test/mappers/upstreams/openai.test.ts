import { mapOpenAI } from "../../../src/upstreams";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

class OpenAIError extends Error {}
class APIError extends OpenAIError {
  constructor(properties: object = {}) {
    super("secret");
    Object.assign(this, properties);
  }
}
class APIConnectionTimeoutError extends APIError {}

it.each([
  { what: "a 401", error: new APIError({ status: 401 }), status: 502 },
  { what: "a 429", error: new APIError({ status: 429 }), status: 503 },
  {
    what: "a refused connection",
    error: new APIError({ cause: madeError("", { code: "ECONNREFUSED" }) }),
    status: 503,
  },
  { what: "a timeout", error: new APIConnectionTimeoutError(), status: 504 },
  { what: "no answer", error: new APIError(), status: 502 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapOpenAI, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = new Headers({ "Retry-After": "7" });
  expect(mapError(mapOpenAI, new APIError({ status: 429, headers }))?.retryAfter).toBe(7);
});

it("leaves a mistake of the one who calls the SDK alone", () => {
  expect(mapError(mapOpenAI, new OpenAIError("No API key."))).toBeUndefined();
});

it("leaves an APIError of another SDK alone", () => {
  const OtherSdk = { APIError: class APIError extends Error {} };
  expect(mapError(mapOpenAI, new OtherSdk.APIError())).toBeUndefined();
});
