import { mapAxios } from "../../../src/upstreams";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

function axiosError(properties: Record<string, unknown>): Error {
  return madeError("secret", {
    name: "AxiosError",
    isAxiosError: true,
    config: { url: "secret" },
    ...properties,
  });
}

/** A signal that has aborted for a reason of this name. */
const signal = (name: string): object => ({ aborted: true, reason: madeError("secret", { name }) });

it.each([
  { what: "a 401", error: axiosError({ response: { status: 401 } }), status: 502 },
  { what: "a 429", error: axiosError({ response: { status: 429 } }), status: 503 },
  { what: "no answer", error: axiosError({ code: "ERR_NETWORK" }), status: 502 },
  { what: "a refused connection", error: axiosError({ name: "Error", code: "ECONNREFUSED" }), status: 503 },
  { what: "a timeout", error: axiosError({ code: "ECONNABORTED" }), status: 504 },
  {
    what: "a signal that timed out",
    error: axiosError({ code: "ERR_CANCELED", config: { signal: signal("TimeoutError") } }),
    status: 504,
  },
  {
    what: "a signal that was aborted",
    error: axiosError({ code: "ERR_CANCELED", config: { signal: signal("AbortError") } }),
    status: 502,
  },
  { what: "a cancelled call without a signal", error: axiosError({ code: "ERR_CANCELED" }), status: 502 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapAxios, error, status);
});

it("passes on the Retry-After of the response", () => {
  const response = { status: 503, headers: { "retry-after": "7" } };
  expect(mapError(mapAxios, axiosError({ response }))?.retryAfter).toBe(7);
});

it.each([
  { what: "an error without the mark of axios", error: axiosError({ isAxiosError: undefined }) },
  { what: "an error whose mark is not true", error: axiosError({ isAxiosError: "yes" }) },
  { what: "an error without a config", error: axiosError({ config: undefined }) },
  { what: "an object of that shape", error: withoutItsClass(axiosError({})) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapAxios, error)).toBeUndefined();
});
