import { invalidInput, type Issue, issueOf, jsonPointer } from "../issues";
import { BadRequest, builtIn, descendsFrom, type HttpError, isArray, messageOf } from "../mapping";
import { classValidatorIssues } from "../validators/class-validator";

/** The parts of the request by what routing-controllers calls their decorators. */
const PARTS: Readonly<Partial<Record<string, Issue["in"]>>> = {
  body: "body",
  "Body parameter": "body",
  cookies: "cookie",
  Header: "header",
  headers: "header",
  Parameter: "path",
  params: "path",
  queries: "query",
  query: "query",
  "Query parameter": "query",
};

const REFUSED = /^Invalid ([\w-]{1,20}), check 'errors' property for more info\.$/;
const REQUIRED = /^([A-Z][a-z ]{1,20}?)(?: "([^"]{1,200})")? (?:is|are) required for request on /;
const NOT_PARSED = /^Given parameter (.{1,200}?) is invalid\. Value \(/s;

/**
 * What routing-controllers refuses before it calls an action: an object that class-validator refuses, a parameter that
 * is missing, and one that cannot be parsed. What an action throws is the application's own: trust it by `trustStatus`.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapRoutingControllers) });
 * ```
 */
export const mapRoutingControllers = builtIn("mapRoutingControllers", (error) => {
  const { httpCode, errors } = error;
  if (httpCode !== 400 || !descendsFrom(error, "BadRequestError") || !descendsFrom(error, "HttpError"))
    return undefined;
  const message = messageOf(error) ?? "";
  const [, part] = REFUSED.exec(message) ?? [];
  if (part !== undefined && isArray(errors)) {
    return invalidInput(classValidatorIssues(errors), (issue) => issueOf(issue, PARTS[part]));
  }
  if (descendsFrom(error, "ParamRequiredError")) return missingParameter(message);
  const [, parameter] = NOT_PARSED.exec(message) ?? [];
  const isNotParsed =
    descendsFrom(error, "InvalidParamError") || descendsFrom(error, "ParameterParseJsonError");
  return isNotParsed && parameter !== undefined
    ? refusedParameter("is not of the right type", parameter)
    : undefined;
});

function missingParameter(message: string): HttpError {
  const [, kind = "", parameter] = REQUIRED.exec(message) ?? [];
  return parameter === undefined
    ? new BadRequest("A required part of the request is missing.")
    : refusedParameter("is required", parameter, PARTS[kind]);
}

function refusedParameter(detail: string, parameter: string, part?: Issue["in"]): HttpError {
  return new BadRequest(undefined, { issues: [{ detail, pointer: jsonPointer([parameter]), in: part }] });
}
