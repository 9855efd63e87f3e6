// The public names, all of them. Withheld are the steps between them, such as describeError and deliver.
export { type ErrorHandler, errorHandler } from "./express/error-handler";
export type { DescribeContext, DescribedError } from "./express/describe-error";
export { methodNotAllowed, type MethodNotAllowedOptions } from "./express/method-not-allowed";
export { notFound, type NotFoundOptions } from "./express/not-found";
export type { ErrorHandlerOptions, ErrorMiddleware, Middleware, Next, Observer } from "./express/options";
export {
  type StatusCoverage,
  type StatusWatch,
  type UndocumentedAnswer,
  watchStatuses,
  type WatchOptions,
} from "./express/watch-statuses";
export type { HtmlOption } from "./express/html-page";
export type { RequestIdOption } from "./express/request-id";
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
export { defaultMappers, withoutMapper } from "./mappers/default-mappers";
export { mapBodyParser } from "./mappers/middleware/body-parser";
export { mapBusboy } from "./mappers/middleware/busboy";
export { mapCelebrate } from "./mappers/middleware/celebrate";
export { mapExpressJwt } from "./mappers/middleware/express-jwt";
export { mapExpressOauth2JwtBearer } from "./mappers/middleware/express-oauth2-jwt-bearer";
export { mapExpressOpenapiValidator, securityHandlers } from "./mappers/middleware/express-openapi-validator";
export { mapExpressValidator } from "./mappers/middleware/express-validator";
export { mapFormidable } from "./mappers/middleware/formidable";
export { mapHttpErrors } from "./mappers/middleware/http-errors";
export { mapLusca } from "./mappers/middleware/lusca";
export { mapMulter } from "./mappers/middleware/multer";
export { mapPassport } from "./mappers/middleware/passport";
export { mapPassportOauth2 } from "./mappers/middleware/passport-oauth2";
export { mapRateLimiter } from "./mappers/middleware/rate-limiter-flexible";
export { mapRouter } from "./mappers/middleware/router";
export { mapRoutingControllers } from "./mappers/middleware/routing-controllers";
export { mapSend } from "./mappers/middleware/send";
export { mapServeIndex } from "./mappers/middleware/serve-index";
export { mapTsoa } from "./mappers/middleware/tsoa";
export { trustStatus, type TrustStatusReaders } from "./mappers/trust-status";
export { keysOfPointer } from "./mappers/issues";
export type { Mapper, MapperContext, Note } from "./mappers/mapping";
export { type ParsedInput, parseInput, type ParseInputOptions } from "./input/parse-input";
export type { OutputOf, StandardIssue, StandardResult, StandardSchema } from "./input/standard-schema";
export { defaultLogger, logger, type LoggerOptions } from "./report/default-logger";
export {
  type ErrorRecord,
  type ErrorReport,
  formatReport,
  type Outcome,
  type RecordedError,
  toRecord,
} from "./report/report";
