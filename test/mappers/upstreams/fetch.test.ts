import { mapFetch } from "../../../src/upstreams";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

it.each([
  { message: "fetch failed", code: "ECONNREFUSED", status: 503 },
  { message: "fetch failed", code: "UND_ERR_HEADERS_TIMEOUT", status: 504 },
  { message: "fetch failed", code: "UND_ERR_SOCKET", status: 502 },
  { message: "terminated", code: "UND_ERR_BODY_TIMEOUT", status: 504 },
  { message: "terminated", code: "UND_ERR_SOCKET", status: 502 },
])('answers $status for "$message" because of $code', ({ message, code, status }) => {
  expectMapped(mapFetch, new TypeError(message, { cause: madeError("secret", { code }) }), status);
});

it("answers 504 for a signal that timed out", () => {
  expectMapped(mapFetch, new DOMException("secret", "TimeoutError"), 504);
});

it("answers 504 for an AbortError of Node because of a signal that timed out", () => {
  const cause = new DOMException("secret", "TimeoutError");
  expectMapped(mapFetch, madeError("secret", { name: "AbortError", code: "ABORT_ERR", cause }), 504);
});

it.each([
  {
    what: "an AbortError of Node because of a signal that was aborted",
    error: madeError("", { code: "ABORT_ERR", cause: new DOMException("", "AbortError") }),
  },
  {
    what: "another error because of a signal that timed out",
    error: madeError("", { cause: new DOMException("", "TimeoutError") }),
  },
  {
    what: "an object with such a cause",
    error: { code: "ABORT_ERR", cause: new DOMException("", "TimeoutError") },
  },
  { what: "a signal that was aborted", error: new DOMException("", "AbortError") },
  {
    what: "an exception of another name",
    error: Object.defineProperty(new DOMException("", "TimeoutError"), "name", { value: "Other" }),
  },
  {
    what: "an exception of another code",
    error: Object.defineProperty(new DOMException("", "TimeoutError"), "code", { value: 20 }),
  },
  { what: "an error of that name and code", error: madeError("", { name: "TimeoutError", code: 23 }) },
  { what: "a failed fetch without a cause", error: new TypeError("fetch failed") },
  {
    what: "a TypeError that says another thing",
    error: new TypeError("Failed to parse URL", { cause: new Error() }),
  },
  {
    what: "a TypeError whose message is no text",
    error: Object.assign(new TypeError(), { message: 7, cause: new Error() }),
  },
  { what: "an error that says the same", error: new Error("fetch failed", { cause: new Error() }) },
  { what: "an object of that shape", error: { name: "TypeError", message: "fetch failed", cause: {} } },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapFetch, error)).toBeUndefined();
});
