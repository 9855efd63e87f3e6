import { mapKy } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped } from "../../support/mapped-errors";

const request = new Request("https://secret.example");
const answered = (status: number, headers = {}): Record<string, unknown> => ({
  request,
  response: new Response(null, { status, headers }),
});

it.each([
  { what: "a 404", error: errorOfClass(["HTTPError"], answered(404)), status: 502 },
  { what: "a 429", error: errorOfClass(["HTTPError"], answered(429)), status: 503 },
  { what: "a timeout", error: errorOfClass(["TimeoutError"], { request }), status: 504 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapKy, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(mapError(mapKy, errorOfClass(["HTTPError"], answered(503, headers)))?.retryAfter).toBe(7);
});

it.each([
  { what: "an HTTPError without a response", error: errorOfClass(["HTTPError"], { request }) },
  {
    what: "an HTTPError of another library",
    error: errorOfClass(["HTTPError"], { ...answered(429), request: {} }),
  },
  { what: "an error of another class", error: errorOfClass(["Other"], answered(429)) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapKy, error)).toBeUndefined();
});
