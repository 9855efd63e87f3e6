import { mapNodeFetch } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, objectOfClass } from "../../support/mapped-errors";

it.each([
  {
    what: "a failed connection",
    error: errorOfClass(["FetchError"], { type: "system", code: "ECONNRESET" }),
    status: 502,
  },
  {
    what: "a refused connection",
    error: errorOfClass(["FetchError"], { type: "system", code: "ECONNREFUSED" }),
    status: 503,
  },
  { what: "a timeout", error: errorOfClass(["FetchError"], { type: "request-timeout" }), status: 504 },
  {
    what: "an answer that is no JSON",
    error: errorOfClass(["FetchError"], { type: "invalid-json" }),
    status: 502,
  },
  { what: "an aborted call", error: errorOfClass(["AbortError"], { type: "aborted" }), status: 502 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapNodeFetch, error, status);
});

it.each([
  { what: "a FetchError of another library", error: errorOfClass(["FetchError"]) },
  { what: "an AbortError of another library", error: errorOfClass(["AbortError"]) },
  { what: "an object of that class", error: objectOfClass("FetchError", { type: "system" }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapNodeFetch, error)).toBeUndefined();
});
