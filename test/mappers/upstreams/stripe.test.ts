import { mapStripe } from "../../../src/upstreams";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

const PARSED = "Webhook payload must be provided as a string or a Buffer";
const MISSING = "No webhook secret value was provided.";

function stripeError(properties: Record<string, unknown>): Error {
  return madeError("secret", { type: "StripeAPIError", raw: { message: "secret" }, ...properties });
}

it.each([
  { what: "a 401", properties: { type: "StripeAuthenticationError", statusCode: 401 }, status: 502 },
  { what: "a 402", properties: { type: "StripeCardError", statusCode: 402 }, status: 502 },
  { what: "a 429", properties: { type: "StripeRateLimitError", statusCode: 429 }, status: 503 },
  {
    what: "a refused connection",
    properties: { detail: madeError("", { code: "ECONNREFUSED" }) },
    status: 503,
  },
  { what: "a timeout", properties: { detail: madeError("", { code: "ETIMEDOUT" }) }, status: 504 },
  { what: "no answer", properties: {}, status: 502 },
])("answers $status for $what", ({ properties, status }) => {
  expectMapped(mapStripe, stripeError(properties), status);
});

it("passes on the Retry-After of the response", () => {
  const answer = { statusCode: 429, headers: { "retry-after": "7", "set-cookie": "secret" } };
  expect(mapError(mapStripe, stripeError(answer))?.retryAfter).toBe(7);
});

it.each([
  { what: "an error of another type", error: stripeError({ type: "CardError" }) },
  { what: "an error without a type", error: stripeError({ type: undefined }) },
  { what: "an error without the raw one", error: stripeError({ raw: undefined }) },
  { what: "an object of that shape", error: withoutItsClass(stripeError({})) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapStripe, error)).toBeUndefined();
});

it("blames a signature that is not valid on the request", () => {
  const error = stripeError({ type: "StripeSignatureVerificationError" });
  expect(mapError(mapStripe, error)).toMatchObject({
    status: 400,
    message: "The signature is not valid.",
    cause: error,
  });
});

it.each([
  { what: "a body that was parsed", message: PARSED, payload: { id: "secret" }, status: undefined },
  { what: "a body of another media type", message: PARSED, payload: {}, status: 400 },
  { what: "a secret that is missing", message: MISSING, payload: "secret", status: undefined },
  { what: "a message that is no text", message: 7, payload: "secret", status: 400 },
])("answers $status for $what", ({ message, payload, status }) => {
  const error = stripeError({ type: "StripeSignatureVerificationError", message, payload });
  expect(mapError(mapStripe, error)?.status).toBe(status);
});
