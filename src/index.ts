// The public names, all of them. Withheld are the steps between them, such as describeError and deliver.
export { errorHandler } from "./express/error-handler";
export type { ErrorHandler, ErrorMiddleware, Middleware, Next } from "./express/error-handler";
export type { DescribeContext, DescribedError } from "./express/describe-error";
export { methodNotAllowed, type MethodNotAllowedOptions } from "./express/method-not-allowed";
export { notFound, type NotFoundOptions } from "./express/not-found";
export type { ErrorHandlerOptions, Observer } from "./express/options";
export type { RequestIdOption } from "./express/request-id";

export { HttpError } from "./errors/http-error";
export type { CommonErrorOptions, ErrorHeaders, HttpErrorOptions, Issue } from "./errors/error-options";
export type { AnyErrorClass, ErrorClass, StatusError } from "./errors/documented-errors";
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

export { baseProfile } from "./profiles/documented-profiles";
export { kmsProfile } from "./profiles/documented-profiles";
export { standardProfile } from "./profiles/documented-profiles";
export { defineProfile, type ProfileDefinition } from "./profiles/define-profile";
export type { ErrorStatus, Profile, ProfileErrors } from "./profiles/profile";
export type { Row, Rows } from "./envelopes/problem";

export { detailWithIssues, type Envelope, type Problem } from "./envelopes/problem";
export { problemDetails } from "./envelopes/problem-details";
export { nestedErrorCode, type NestedErrorCodeOptions } from "./envelopes/error-code";
export { flatErrorCode } from "./envelopes/error-code";

export { defaultMappers } from "./mappers/default-mappers";
export { validationMappers } from "./mappers/validators/validation-mappers";
export { trustStatus } from "./mappers/trust-status";
export { keysOfPointer } from "./mappers/issues";
export type { Mapper, MapperContext, Note } from "./mappers/mapping";

export { parseInput, type ParsedInput, type ParseInputOptions } from "./input/parse-input";
export type { OutputOf, StandardIssue, StandardResult, StandardSchema } from "./input/standard-schema";

export { defaultLogger, logger, type LoggerOptions } from "./report/default-logger";
export {
  formatReport,
  toRecord,
  type ErrorRecord,
  type ErrorReport,
  type Outcome,
  type RecordedError,
} from "./report/report";
