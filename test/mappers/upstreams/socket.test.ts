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

it("leaves an error alone that is of no socket", () => {
  expect(mapError(mapUpstreamSocket, madeError("", { code: "ENOENT", syscall: "open" }))).toBeUndefined();
});
