import { BadRequest } from "../../../src";
import { mapMulter, MULTER_ERRORS } from "../../../src/mappers/middleware/multer";
import { mapError } from "../../support/map-error";

const multerError = (code: unknown, marks: object = {}) =>
  Object.assign(new Error("x"), { name: "MulterError", code, ...marks });

describe("mapMulter", () => {
  it.each(Object.entries(MULTER_ERRORS).map(([code, { status, detail }]) => ({ code, status, detail })))(
    "answers $code $status with a sentence, or with an issue where the field is known",
    ({ code, status, detail }) => {
      const error = multerError(code);
      expect(mapError(mapMulter, error)).toMatchObject({ status, message: detail, cause: error });
      expect(mapError(mapMulter, multerError(code, { field: "a/b", filename: "secret" }))?.issues).toEqual([
        { detail, pointer: "#/a~1b", code },
      ]);
    },
  );

  it("answers 413 where the form holds too much, and 400 otherwise", () => {
    const codesOf = (wanted: number) =>
      Object.entries(MULTER_ERRORS).flatMap(([code, { status }]) => (status === wanted ? [code] : []));
    expect(codesOf(413)).toEqual([
      "LIMIT_FIELD_COUNT",
      "LIMIT_FIELD_VALUE",
      "LIMIT_FILE_COUNT",
      "LIMIT_FILE_SIZE",
      "LIMIT_PART_COUNT",
    ]);
    expect(codesOf(413).length + codesOf(400).length).toBe(Object.keys(MULTER_ERRORS).length);
  });

  it.each([{ message: "Request aborted" }, { message: "Request closed" }])(
    "answers $message 400 where multer has made it",
    ({ message }) => {
      const stack = `Error: ${message}\n    at a (/app/node_modules/multer/lib/make-middleware.js:1:1)`;
      const error = Object.assign(new Error(message), { stack });
      const mapped = mapError(mapMulter, error);
      expect(mapped).toBeInstanceOf(BadRequest);
      expect(mapped).toMatchObject({ message: "The request was aborted.", cause: error });
      expect(mapError(mapMulter, new Error(message))).toBeUndefined();
    },
  );

  it.each([
    { what: "its name with a code of another", thrown: multerError("QUOTA") },
    { what: "its name with the name of a method as code", thrown: multerError("toString") },
    { what: "its name without a code", thrown: multerError(undefined) },
    { what: "its code without the name", thrown: multerError("LIMIT_FILE_SIZE", { name: "Error" }) },
    { what: "parsed input", thrown: { name: "MulterError", code: "LIMIT_FILE_SIZE" } },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapMulter, thrown)).toBeUndefined();
  });
});
