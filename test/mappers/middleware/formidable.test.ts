import { mapFormidable } from "../../../src";
import { FORMIDABLE_ERRORS } from "../../../src/mappers/middleware/formidable";
import { mapError } from "../../support/map-error";
import { errorOfClass, madeError } from "../../support/mapped-errors";

const failed = (code: unknown, httpCode: unknown = 400): Error =>
  errorOfClass(["FormidableError"], { code, httpCode });

it.each(Object.entries(FORMIDABLE_ERRORS))("answers %s as documented", (code, { status, detail }) => {
  expect(mapError(mapFormidable, failed(Number(code)))).toMatchObject({ status, message: detail });
});

const malformed = (file: string): Error => {
  const stack = `SyntaxError: secret\n    at JSON.parse (<anonymous>)\n    at flush (${file}:1:1)`;
  return Object.assign(new SyntaxError("secret"), { stack });
};

it.each(["/app/node_modules/formidable/src/parsers/JSON.js", "C:\\app\\node_modules\\formidable\\JSON.js"])(
  "answers 400 for malformed JSON that %s read",
  (file) => {
    const mapped = mapError(mapFormidable, malformed(file));
    expect(mapped).toMatchObject({ status: 400, message: "The body is malformed." });
  },
);

it.each([
  { what: "JSON of the program's own", error: malformed("/app/src/config.js") },
  { what: "a syntax error without a stack", error: Object.assign(new SyntaxError(), { stack: undefined }) },
  { what: "a plugin that failed", error: failed(1017, 500) },
  { what: "a code that is no number", error: failed("1016") },
  { what: "a status that is no number", error: failed(1016, "413") },
  { what: "an error of another class", error: madeError("", { code: 1016, httpCode: 413 }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapFormidable, error)).toBeUndefined();
});
