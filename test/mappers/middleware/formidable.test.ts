import { mapFormidable } from "../../../src";
import { FORMIDABLE_ERRORS } from "../../../src/mappers/middleware/formidable";
import { mapError } from "../../support/map-error";
import { errorOfClass, madeError } from "../../support/mapped-errors";

const failed = (code: unknown, httpCode: unknown = 400): Error =>
  errorOfClass(["FormidableError"], { code, httpCode });

it.each(Object.entries(FORMIDABLE_ERRORS))("answers %s as documented", (code, { status, detail }) => {
  expect(mapError(mapFormidable, failed(Number(code)))).toMatchObject({ status, message: detail });
});

it.each([
  { what: "a plugin that failed", error: failed(1017, 500) },
  { what: "a code that is no number", error: failed("1016") },
  { what: "a status that is no number", error: failed(1016, "413") },
  { what: "an error of another class", error: madeError("", { code: 1016, httpCode: 413 }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapFormidable, error)).toBeUndefined();
});
