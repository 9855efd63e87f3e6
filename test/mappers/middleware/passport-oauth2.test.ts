import { mapPassportOauth2 } from "../../../src";
import { mapError } from "../../support/map-error";
import { madeError } from "../../support/mapped-errors";

/** What the library makes: its constructor does not call that of Error, so the message is enumerable. */
function refusal(code: unknown, name = "AuthorizationError"): Error {
  const error = Object.create(Object.create(Error.prototype) as object) as object;
  return Object.assign(error, { name, message: "secret", code, uri: undefined, status: 500 });
}

it.each([
  { code: "access_denied", status: 403, message: "The authorization was denied." },
  { code: "server_error", status: 502, message: "Bad Gateway" },
  { code: "temporarily_unavailable", status: 503, message: "Service Unavailable" },
  { code: "made_up", status: 400, message: "The authorization response is not valid." },
])("answers $status for $code", ({ code, status, message }) => {
  expect(mapError(mapPassportOauth2, refusal(code))).toMatchObject({ status, message });
});

it.each([
  ...["invalid_request", "invalid_scope", "unauthorized_client", "unsupported_response_type"].map((code) => ({
    what: code,
    error: refusal(code),
  })),
  { what: "a TokenError", error: refusal("access_denied", "TokenError") },
  {
    what: "an error of the application of that name",
    error: madeError("", { name: "AuthorizationError", code: "access_denied", uri: undefined, status: 403 }),
  },
  { what: "an object of that shape", error: Object.assign({}, refusal("access_denied")) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapPassportOauth2, error)).toBeUndefined();
});
