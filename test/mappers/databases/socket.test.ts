import { mapDatabaseSocket } from "../../../src/databases";
import { expectMapped, madeError } from "../../support/mapped-errors";
import { mapError } from "../../support/map-error";

it.each([
  { code: "ECONNREFUSED", syscall: "connect" },
  { code: "ENOTFOUND", syscall: "getaddrinfo" },
  { code: "ECONNRESET", syscall: "read" },
])("answers 503 for $code of the system call $syscall", ({ code, syscall }) => {
  expectMapped(mapDatabaseSocket, madeError("secret", { code, syscall }), 503);
});

it("leaves an error alone that is of no socket", () => {
  expect(mapError(mapDatabaseSocket, madeError("", { code: "ENOENT", syscall: "open" }))).toBeUndefined();
});
