import { mapElasticsearch } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped } from "../../support/mapped-errors";

const failed = (name: string, properties: Record<string, unknown> = {}): Error =>
  errorOfClass([name, "ElasticsearchClientError"], { name, ...properties });

it.each([
  { what: "a 404", error: failed("ResponseError", { meta: { statusCode: 404 } }), status: 502 },
  { what: "a 429", error: failed("ResponseError", { meta: { statusCode: 429 } }), status: 503 },
  { what: "a timeout", error: failed("TimeoutError"), status: 504 },
  { what: "a failed connection", error: failed("ConnectionError"), status: 502 },
  {
    what: "a failed connection without a message",
    error: failed("ConnectionError", { message: undefined }),
    status: 502,
  },
  {
    what: "a refused connection",
    error: failed("ConnectionError", { message: "connect ECONNREFUSED secret" }),
    status: 503,
  },
  { what: "no living connection", error: failed("NoLivingConnectionsError"), status: 503 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapElasticsearch, error, status);
});

it("passes on the Retry-After of the response", () => {
  const headers = { "retry-after": "7" };
  expect(
    mapError(mapElasticsearch, failed("ResponseError", { meta: { statusCode: 503, headers } }))?.retryAfter,
  ).toBe(7);
});

it.each([
  { what: "a mistake of the program", error: failed("ConfigurationError") },
  { what: "an error without a name", error: failed("ResponseError", { name: 7 }) },
  {
    what: "a ResponseError of another library",
    error: errorOfClass(["ResponseError"], { name: "ResponseError", meta: { statusCode: 429 } }),
  },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapElasticsearch, error)).toBeUndefined();
});
