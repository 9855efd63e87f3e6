import { mapUpstreamSocket } from "../../../src/upstreams";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

it.each([
  { code: "ECONNREFUSED", syscall: "connect", status: 503 },
  { code: "ETIMEDOUT", syscall: "connect", status: 504 },
  { code: "ENOTFOUND", syscall: "getaddrinfo", status: 502 },
  { code: "ECONNRESET", syscall: "read", status: 502 },
])("answers $status for $code of the system call $syscall", ({ code, syscall, status }) => {
  expectMapped(mapUpstreamSocket, madeError("secret", { code, syscall }), status);
});

/** An error that Node made in this place of its own. */
const madeAt = (frame: string, properties: Record<string, unknown>): Error =>
  madeError("secret", { stack: `Error: secret\n    at ${frame}`, ...properties });

const CLIENT = "Socket.socketOnEnd (node:_http_client:528:25)";

it.each([
  { what: "a connection that ended too early", error: madeAt(CLIENT, { code: "ECONNRESET" }) },
  { what: "an answer that is no HTTP", error: madeAt(CLIENT, { code: "HPE_INVALID_CONSTANT" }) },
  { what: "what is no TLS", error: madeError("", { code: "EPROTO", syscall: "write" }) },
  {
    what: "a certificate that is not valid",
    error: madeAt("TLSSocket.onConnectSecure (node:_tls_wrap:1659:34)", { code: "CERT_HAS_EXPIRED" }),
  },
])("answers 502 for $what", ({ error }) => {
  expectMapped(mapUpstreamSocket, error, 502);
});

it.each([
  { what: "an error of no socket", error: madeError("", { code: "ENOENT", syscall: "open" }) },
  {
    what: "a request that its client aborted",
    error: madeAt("abortIncoming (node:_http_server:840:17)", { code: "ECONNRESET" }),
  },
  {
    what: "a request that the program made wrong",
    error: madeAt("new ClientRequest (node:_http_client:184:11)", { code: "ERR_INVALID_PROTOCOL" }),
  },
  {
    what: "an error of the server's own TLS",
    error: madeAt("TLSSocket.onerror (node:_tls_wrap:1:1)", { code: "ECONNRESET" }),
  },
  { what: "an error without a code", error: madeAt(CLIENT, {}) },
  { what: "that code of no system call", error: madeError("", { code: "EPROTO" }) },
  { what: "an object of that shape", error: { code: "EPROTO", syscall: "write" } },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapUpstreamSocket, error)).toBeUndefined();
});
