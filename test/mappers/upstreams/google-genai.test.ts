import { mapGoogleGenAI } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeError } from "../../support/mapped-errors";

const OF_PACKAGE = { stack: "Error\n    at throwError (/app/node_modules/@google/genai/dist/index.mjs:1:1)" };

it.each([
  { what: "a 401", error: errorOfClass(["ApiError"], { status: 401, ...OF_PACKAGE }), status: 502 },
  { what: "a 429", error: errorOfClass(["ApiError"], { status: 429, ...OF_PACKAGE }), status: 503 },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapGoogleGenAI, error, status);
});

it.each([
  { what: "an ApiError of the application", error: errorOfClass(["ApiError"], { status: 429 }) },
  { what: "another error of the package", error: madeError("", { status: 429, ...OF_PACKAGE }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapGoogleGenAI, error)).toBeUndefined();
});
