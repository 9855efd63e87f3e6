// The public names, all of them. Withheld are the steps between them, such as describeError and deliver.
export { type ErrorHandler, errorHandler } from "./express/error-handler";
export type { DescribeContext, DescribedError } from "./express/describe-error";
export { methodNotAllowed, type MethodNotAllowedOptions } from "./express/method-not-allowed";
export { notFound, type NotFoundOptions } from "./express/not-found";
export type { ErrorHandlerOptions, ErrorMiddleware, Middleware, Observer } from "./express/options";
export {
  type StatusCoverage,
  type StatusWatch,
  type UndocumentedAnswer,
  watchStatuses,
  type WatchOptions,
} from "./express/watch-statuses";
export type { HtmlOption } from "./express/html-page";
export type { RequestIdOption } from "./express/request";
export { HttpError } from "./errors/http-error";
export type { CommonErrorOptions, ErrorHeaders, HttpErrorOptions, Issue } from "./errors/error-options";
export {
  BadRequest,
  Conflict,
  type ErrorClass,
  Forbidden,
  InternalError,
  NotAcceptable,
  NotFound,
  ServerUnavailable,
  Unauthorized,
} from "./errors/documented-errors";
export { ConfigurationError, type ConfigurationErrorCode } from "./errors/configuration-error";
export { captureStackTraces, type StackTraces } from "./errors/stack-traces";
export { baseProfile, kmsProfile, standardProfile } from "./profiles/documented-profiles";
export { defineProfile, type ProfileDefinition } from "./profiles/define-profile";
export { extendProfile, type ProfileExtension } from "./profiles/extend-profile";
export type { Profile, ProfileErrors } from "./profiles/profile";
export {
  type Codes,
  detailWithIssues,
  type DocumentedCode,
  type Envelope,
  type JsonSchema,
  type Problem,
  type Row,
  type Rows,
  type SchemaRow,
} from "./envelopes/problem";
export { problemDetails, type ProblemDetailsBody } from "./envelopes/problem-details";
export {
  type ErrorCodeBody,
  flatErrorCode,
  nestedErrorCode,
  type NestedErrorCodeOptions,
} from "./envelopes/error-code";
export {
  defaultMappers,
  mapBodyParser,
  mapBusboy,
  mapCelebrate,
  mapExpressJwt,
  mapExpressOauth2JwtBearer,
  mapExpressOpenapiValidator,
  mapExpressValidator,
  mapFormidable,
  mapHttpErrors,
  mapLusca,
  mapMulter,
  mapPassport,
  mapPassportOauth2,
  mapRouter,
  mapRoutingControllers,
  mapSend,
  mapServeIndex,
  mapTsoa,
  withoutMapper,
} from "./mappers/middleware/default-mappers";
export { securityHandlers } from "./mappers/middleware/express-openapi-validator";
export { mapRateLimiter } from "./mappers/middleware/rate-limiter-flexible";
export { trustStatus, type TrustStatusReaders } from "./mappers/trust-status";
export { keysOfPointer } from "./mappers/issues";
export type { Mapper, MapperContext, Note } from "./mappers/mapping";
export {
  type ParsedInput,
  parseInput,
  type ParseInputOptions,
  type StandardSchema,
} from "./input/parse-input";
export { defaultLogger, logger, type LoggerOptions } from "./report/default-logger";
export {
  type ErrorRecord,
  type ErrorReport,
  formatReport,
  type Outcome,
  type RecordedError,
  toRecord,
} from "./report/report";
