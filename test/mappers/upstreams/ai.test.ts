import { mapAiSdk } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { expectMapped, madeError } from "../../support/mapped-errors";

const marked = (mark: string, properties: Record<string | symbol, unknown>): Error =>
  Object.assign(new Error("secret"), { [Symbol.for(mark)]: true, ...properties });

const failed = (properties: Record<string, unknown> = {}): Error =>
  marked("vercel.ai.error", { name: "AI_APICallError", ...properties });

const ofGateway = (cause: unknown): Error => marked("vercel.ai.gateway.error", { statusCode: 500, cause });

const retried = (lastError: unknown): Error =>
  marked("vercel.ai.error", { name: "AI_RetryError", lastError });

it.each([
  { what: "a 401", error: failed({ statusCode: 401 }), status: 502 },
  { what: "a 429", error: failed({ statusCode: 429 }), status: 503 },
  {
    what: "a refused connection",
    error: failed({ cause: madeError("", { code: "ECONNREFUSED" }) }),
    status: 503,
  },
  {
    what: "an answer that is no JSON",
    error: marked("vercel.ai.error", { name: "AI_JSONParseError" }),
    status: 502,
  },
  { what: "a call that was tried again", error: retried(failed({ statusCode: 503 })), status: 503 },
  { what: "a failed call of the gateway", error: ofGateway(failed({ statusCode: 429 })), status: 503 },
  {
    what: "one of the gateway that was tried again",
    error: retried(ofGateway(failed({ statusCode: 401 }))),
    status: 502,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapAiSdk, error, status);
});

it("passes on the Retry-After of the response", () => {
  const responseHeaders = { "retry-after": "7" };
  expect(mapError(mapAiSdk, failed({ statusCode: 429, responseHeaders }))?.retryAfter).toBe(7);
});

it.each([
  { what: "a mistake of the program", error: marked("vercel.ai.error", { name: "AI_InvalidPromptError" }) },
  { what: "an error of the SDK without a name", error: marked("vercel.ai.error", { name: 7 }) },
  { what: "an error of the gateway that no call caused", error: ofGateway(undefined) },
  { what: "a repeated call whose last error is of no call", error: retried(new TypeError()) },
  {
    what: "an error of that name without the mark",
    error: madeError("", { name: "AI_APICallError", statusCode: 429 }),
  },
  {
    what: "an object with the mark",
    error: { [Symbol.for("vercel.ai.error")]: true, name: "AI_APICallError" },
  },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapAiSdk, error)).toBeUndefined();
});
