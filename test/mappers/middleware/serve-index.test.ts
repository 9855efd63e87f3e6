import { mapServeIndex } from "../../../src";
import { mapError } from "../../support/map-error";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";

const failed = (properties: object = {}): Error =>
  madeError("secret", { code: "ENAMETOOLONG", syscall: "stat", status: 414, ...properties });

it("answers 414 for a path that is too long", () => {
  expectMapped(mapServeIndex, failed(), 414);
});

it.each([
  { what: "an error without that status", error: failed({ status: 500 }) },
  { what: "another error of the file system", error: failed({ code: "EACCES" }) },
  { what: "another system call", error: failed({ syscall: "open" }) },
  { what: "an object of that shape", error: withoutItsClass(failed()) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapServeIndex, error)).toBeUndefined();
});
