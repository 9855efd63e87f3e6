import { type Mapper, ServerUnavailable } from "../../../src";
import { builtIn } from "../../../src/mappers/mapping";
import { upstreamError } from "../../../src/mappers/upstreams/upstream-error";
import { expectMapped, madeError } from "../../support/mapped-errors";

/** A mapper as those of the upstreams are: `builtIn` gives the error its cause. */
const mapperOf = (...answer: Tail<Parameters<typeof upstreamError>>): Mapper =>
  builtIn("mapper", (error) => {
    return upstreamError(error, ...answer);
  });

type Tail<List extends unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

const headers = { "retry-after": "7", "set-cookie": "secret" };

it.each([
  { status: 400, answered: 502 },
  { status: 401, answered: 502 },
  { status: 404, answered: 502 },
  { status: 408, answered: 502 },
  { status: 429, answered: 503 },
  { status: 500, answered: 502 },
  { status: 503, answered: 503 },
  { status: 504, answered: 502 },
  { status: 529, answered: 503 },
])("answers $answered where the upstream answered $status", ({ status, answered }) => {
  expectMapped(mapperOf({ status }), madeError("secret"), answered);
});

it("does not let the upstream's body say that it timed out", () => {
  expectMapped(mapperOf({ status: 401 }), madeError("", { code: "ETIMEDOUT" }), 502);
});

it.each([
  { code: "ECONNREFUSED", answered: 503 },
  { code: "ECONNRESET", answered: 502 },
  { code: "ETIMEDOUT", answered: 504 },
])("answers $answered for $code where there was no whole answer", ({ code, answered }) => {
  const thrown = madeError("secret", { code });
  for (const status of [undefined, null, 200, 302, 600, "429"]) {
    expectMapped(mapperOf({ status }), thrown, answered);
  }
  expectMapped(mapperOf(), thrown, answered);
});

it("trusts a failure that it is given before the error's own code", () => {
  const thrown = madeError("secret", { code: "ECONNREFUSED" });
  expectMapped(mapperOf({}, "timed out"), thrown, 504);
});

it.each([429, 503])("passes on the Retry-After of a %d and no other header", (status) => {
  const error = upstreamError(new Error("secret"), { status, headers });
  expect(error).toBeInstanceOf(ServerUnavailable);
  expect(error.retryAfter).toBe(7);
  expect(error.headers).toBeUndefined();
});

it("leaves an invalid Retry-After out", () => {
  const error = upstreamError(new Error(), { status: 429, headers: { "retry-after": "soon" } });
  expect(error).not.toHaveProperty("retryAfter");
});

it("does not pass on the Retry-After of another status", () => {
  expect(upstreamError(new Error(), { status: 500, headers })).not.toHaveProperty("retryAfter");
});
