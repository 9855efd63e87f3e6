import { mapSuperagent } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { expectMapped, madeError, objectOfClass, withoutItsClass } from "../../support/mapped-errors";

const answered = (status: number, headers = {}): Error =>
  madeError("secret", { status, response: objectOfClass("Response", { status, headers, req: {} }) });

it.each([
  { what: "a 404", error: answered(404), status: 502 },
  { what: "a 429", error: answered(429), status: 503 },
  {
    what: "a timeout of the call",
    error: madeError("", { timeout: 9, code: "ECONNABORTED", errno: "ETIME" }),
    status: 504,
  },
  {
    what: "a timeout of the response",
    error: madeError("", { timeout: 9, code: "ECONNABORTED", errno: "ETIMEDOUT" }),
    status: 504,
  },
  {
    what: "an answer that is no JSON",
    error: Object.assign(new SyntaxError("secret"), { rawResponse: "secret", statusCode: 200 }),
    status: 502,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapSuperagent, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(mapError(mapSuperagent, answered(429, headers))?.retryAfter).toBe(7);
});

it.each([
  {
    what: "an error with the Response of fetch",
    error: madeError("", { status: 429, response: new Response() }),
  },
  {
    what: "an error whose response is of another class",
    error: madeError("", { status: 429, response: { status: 429, req: {} } }),
  },
  { what: "a timeout of another library", error: madeError("", { timeout: 9, code: "ECONNABORTED" }) },
  {
    what: "another code with a timeout",
    error: madeError("", { timeout: 9, code: "ECONNRESET", errno: "ETIME" }),
  },
  { what: "malformed JSON", error: new SyntaxError() },
  { what: "another error with a raw response", error: madeError("", { rawResponse: "" }) },
  { what: "an object of that shape", error: withoutItsClass(answered(429)) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapSuperagent, error)).toBeUndefined();
});
