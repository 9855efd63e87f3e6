import { socketErrorCode } from "../../src/mappers/mapping";
import { madeError } from "../support/mapped-errors";

it.each([
  { code: "ECONNREFUSED", syscall: "connect" },
  { code: "ENOENT", syscall: "connect" },
  { code: "ENOTFOUND", syscall: "getaddrinfo" },
  { code: "ECONNRESET", syscall: "read" },
  { code: "EPIPE", syscall: "write" },
  { code: "ETIMEDOUT", syscall: "read" },
])("knows $code of the system call $syscall", ({ code, syscall }) => {
  expect(socketErrorCode(madeError("", { code, syscall }))).toBe(code);
});

it("takes the first of a host's addresses where all failed", () => {
  const errors = ["ECONNREFUSED", "ETIMEDOUT"].map((code) => madeError("", { code, syscall: "connect" }));
  const error = Object.assign(new AggregateError(errors), { code: "ECONNREFUSED" });
  expect(socketErrorCode(error)).toBe("ECONNREFUSED");
});

it.each([
  { what: "an error of the file system", error: madeError("", { code: "EIO", syscall: "read" }) },
  { what: "a missing file", error: madeError("", { code: "ENOENT", syscall: "open" }) },
  { what: "a code without a system call", error: madeError("", { code: "ECONNREFUSED" }) },
  { what: "a system call without a code", error: madeError("", { syscall: "connect" }) },
  { what: "a code that is a number", error: madeError("", { code: 111, syscall: "connect" }) },
  { what: "several errors of which the first is another", error: new AggregateError([new Error()]) },
  { what: "several errors of which there is none", error: new AggregateError([]) },
  { what: "an object of that shape", error: { code: "ECONNREFUSED", syscall: "connect" } },
  { what: "undefined", error: undefined },
])("does not take $what for a socket's", ({ error }) => {
  expect(socketErrorCode(error)).toBeUndefined();
});
