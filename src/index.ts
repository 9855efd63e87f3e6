// The public names, all of them. Withheld are the steps between them, such as describeError and deliver.
export { errorHandler } from "./express/error-handler";
export { notFound } from "./express/not-found";
export type { ErrorMiddleware, Middleware, Next } from "./express/middleware";
export type { ErrorHandlerOptions, Observer } from "./express/error-handler-options";
export type { RequestIdOption } from "./express/request-id";

export { HttpError } from "./errors/http-error";
export type { CommonErrorOptions, ErrorHeaders, HttpErrorOptions, Issue } from "./errors/http-error-options";
export type { AnyErrorClass, ErrorClass, StatusError } from "./errors/error-class";
export {
  BadRequest,
  Conflict,
  Forbidden,
  InternalError,
  NotAcceptable,
  NotFound,
  ServerUnavailable,
  Unauthorized,
} from "./errors/documented-errors";
export { ConfigurationError, type ConfigurationErrorCode } from "./errors/configuration-error";
export { captureStackTraces, type StackTraces } from "./errors/stack-traces";

export { baseProfile } from "./profiles/base-profile";
export { kmsProfile } from "./profiles/kms-profile";
export { standardProfile } from "./profiles/standard-profile";
export { defineProfile, type ProfileDefinition } from "./profiles/define-profile";
export type { ErrorStatus, Profile, ProfileErrors } from "./profiles/profile";
export type { Row, Rows } from "./profiles/row";

export type { Envelope } from "./envelopes/envelope";
export type { Problem } from "./envelopes/problem";
export { problemDetails } from "./envelopes/problem-details";
export { nestedErrorCode, type NestedErrorCodeOptions } from "./envelopes/nested-error-code";
export { flatErrorCode } from "./envelopes/flat-error-code";

export { defaultMappers } from "./foreign/default-mappers";
export { validationMappers } from "./foreign/validation-mappers";
export { trustStatus } from "./foreign/trust-status";
export type { Mapper, Note } from "./foreign/mapper";

export { parseInput, type ParsedInput, type ParseInputOptions } from "./input/parse-input";
export type { OutputOf, StandardIssue, StandardResult, StandardSchema } from "./input/standard-schema";

export { defaultLogger } from "./report/default-logger";
export type { ErrorReport, Outcome } from "./report/error-report";
