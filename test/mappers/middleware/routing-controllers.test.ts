import { mapRoutingControllers } from "../../../src";
import { mapError } from "../../support/map-error";
import { errorOfClass } from "../../support/mapped-errors";

const refusal = (message: unknown, properties: object = {}, names: readonly string[] = []): Error =>
  errorOfClass([...names, "BadRequestError", "HttpError"], { httpCode: 400, message, ...properties });

const INVALID = "Invalid body, check 'errors' property for more info.";

it("answers 400 with the issues of class-validator", () => {
  const errors = [{ property: "alias", value: "secret", constraints: { maxLength: "alias is too long" } }];
  expect(mapError(mapRoutingControllers, refusal(INVALID, { errors }))).toMatchObject({
    status: 400,
    issues: [{ pointer: "#/alias", detail: "alias is too long", code: "maxLength", in: "body" }],
  });
});

it.each([
  { message: 'Query parameter "limit" is required for request on GET /secret', part: "query" },
  { message: 'Header "limit" is required for request on GET /secret', part: "header" },
  { message: 'Uploaded files "limit" are required for request on GET /secret', part: undefined },
])("answers 400 with an issue for: $message", ({ message, part }) => {
  expect(mapError(mapRoutingControllers, refusal(message, {}, ["ParamRequiredError"]))?.issues).toEqual([
    { detail: "is required", pointer: "#/limit", ...(part === undefined ? {} : { in: part }) },
  ]);
});

it.each(["Request body is required for request on GET /secret", "something else"])(
  "answers 400 without the address for: %s",
  (message) => {
    const mapped = mapError(mapRoutingControllers, refusal(message, {}, ["ParamRequiredError"]));
    expect(mapped).toMatchObject({ status: 400, message: "A required part of the request is missing." });
  },
);

it.each(["InvalidParamError", "ParameterParseJsonError"])(
  "answers 400 without the value for an %s",
  (name) => {
    const message = 'Given parameter limit is invalid. Value ("secret") cannot be parsed into number.';
    expect(mapError(mapRoutingControllers, refusal(message, {}, [name]))?.issues).toEqual([
      { detail: "is not of the right type", pointer: "#/limit" },
    ]);
  },
);

it.each([
  { what: "a BadRequestError of an action", error: refusal("The key is taken.") },
  { what: "one without errors", error: refusal(INVALID) },
  { what: "a parameter that is not known", error: refusal("secret", {}, ["InvalidParamError"]) },
  { what: "a message that is no text", error: refusal(7) },
  { what: "another status", error: refusal(INVALID, { errors: [], httpCode: 422 }) },
  {
    what: "a BadRequestError of another library",
    error: errorOfClass(["BadRequestError"], { httpCode: 400 }),
  },
  {
    what: "another HttpError",
    error: errorOfClass(["HttpError"], { httpCode: 400, message: INVALID, errors: [] }),
  },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapRoutingControllers, error)).toBeUndefined();
});
