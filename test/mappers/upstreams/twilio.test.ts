import { mapTwilio } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { errorOfClass, expectMapped, madeError, objectOfClass } from "../../support/mapped-errors";

it.each([
  { what: "a 404", error: errorOfClass(["RestException"], { status: 404, moreInfo: "secret" }), status: 502 },
  {
    what: "a 429 without a body",
    error: errorOfClass(["RestException"], {
      status: 429,
      stack: "Error\n    at x (/app/node_modules/twilio/lib/base/Version.js:1:1)",
    }),
    status: 503,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapTwilio, error, status);
});

it.each([
  { what: "a RestException of the application", error: errorOfClass(["RestException"], { status: 429 }) },
  { what: "another error with more information", error: madeError("", { status: 429, moreInfo: "" }) },
  { what: "an object of that class", error: objectOfClass("RestException", { status: 429, moreInfo: "" }) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapTwilio, error)).toBeUndefined();
});
