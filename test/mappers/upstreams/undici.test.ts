import { mapUndici } from "../../../src/upstreams";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

it.each([
  { name: "BodyTimeoutError", code: "UND_ERR_BODY_TIMEOUT", status: 504 },
  { name: "ConnectTimeoutError", code: "UND_ERR_CONNECT_TIMEOUT", status: 504 },
  { name: "HeadersOverflowError", code: "UND_ERR_HEADERS_OVERFLOW", status: 502 },
  { name: "HeadersTimeoutError", code: "UND_ERR_HEADERS_TIMEOUT", status: 504 },
  { name: "HTTPParserError", code: "HPE_INVALID_CONSTANT", status: 502 },
  { name: "InformationalError", code: "UND_ERR_INFO", status: 502 },
  { name: "RequestRetryError", code: "UND_ERR_REQ_RETRY", status: 502 },
  { name: "ResponseContentLengthMismatchError", code: "UND_ERR_RES_CONTENT_LENGTH_MISMATCH", status: 502 },
  { name: "ResponseError", code: "UND_ERR_RESPONSE", status: 502 },
  { name: "ResponseExceededMaxSizeError", code: "UND_ERR_RES_EXCEEDED_MAX_SIZE", status: 502 },
  { name: "ResponseStatusCodeError", code: "UND_ERR_RESPONSE_STATUS_CODE", status: 502 },
  { name: "SecureProxyConnectionError", code: "UND_ERR_PRX_TLS", status: 502 },
  { name: "SocketError", code: "UND_ERR_SOCKET", status: 502 },
])("answers $status for a $name", ({ name, code, status }) => {
  expectMapped(mapUndici, madeError("secret", { name, code }), status);
});

it("answers 503 with the Retry-After where the response of a ResponseError was a 429", () => {
  const answer = { statusCode: 429, headers: { "retry-after": "7" } };
  const error = madeError("secret", { name: "ResponseError", code: "UND_ERR_RESPONSE", ...answer });
  expectMapped(mapUndici, error, 503);
  expect(mapError(mapUndici, error)?.retryAfter).toBe(7);
});

it.each([
  {
    what: "a wrong argument",
    error: madeError("", { name: "InvalidArgumentError", code: "UND_ERR_INVALID_ARG" }),
  },
  {
    what: "a name with the code of another",
    error: madeError("", { name: "SocketError", code: "UND_ERR_RESPONSE" }),
  },
  { what: "a name without a code", error: madeError("", { name: "SocketError" }) },
  { what: "a code without a name", error: madeError("", { name: undefined, code: "UND_ERR_SOCKET" }) },
  { what: "neither", error: madeError("", { name: undefined }) },
  {
    what: "a parser's error of another code",
    error: madeError("", { name: "HTTPParserError", code: "E_PARSE" }),
  },
  { what: "a parser's code of another name", error: madeError("", { code: "HPE_INVALID_METHOD" }) },
  { what: "an object of that shape", error: { name: "SocketError", code: "UND_ERR_SOCKET" } },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapUndici, error)).toBeUndefined();
});
