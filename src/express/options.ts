import type { IncomingMessage, ServerResponse } from "node:http";
import { checkEnvelope, type Envelope } from "../envelopes/problem";
import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { InternalError } from "../errors/documented-errors";
import type { HttpError } from "../errors/http-error";
import { defaultMappers } from "../mappers/middleware/default-mappers";
import type { Mapper } from "../mappers/mapping";
import { isSafeHeader } from "../mappers/trust-status";
import { checkDefinition } from "../profiles/check-definition";
import { baseProfile } from "../profiles/documented-profiles";
import { assertNoProfile, isProfile, type Profile } from "../profiles/profile";
import { defaultLogger } from "../report/default-logger";
import type { ErrorReport } from "../report/report";
import {
  buildResponse,
  type ErrorResponse,
  planResponses,
  type ResponsePlan,
} from "../response/build-response";
import { isFieldName, isFilledValue, isReservedHeader } from "../response/error-headers";
import { isUriReference } from "../response/problem-of-error";
import { isObject, readProperty } from "../untrusted";
import type { HtmlOption } from "./html-page";
import { requestIdHeader, type RequestIdOption } from "./request";

/** Goes on with the next middleware, or with the next error handler if it is given an error. */
type Next = (error?: unknown) => void;

/**
 * A middleware in the terms of `node:http`, which fits Express 4 and 5 and a bare router.
 *
 * @example
 * ```ts
 * const readOnly: Middleware = (req, _res, next) => {
 *   next(req.method === "GET" ? undefined : new HttpError(405, undefined, { allow: ["GET"] }));
 * };
 * ```
 */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: Next) => void;

/**
 * An error-handling middleware in the terms of `node:http`. Express knows it by its four parameters.
 *
 * @example
 * ```ts
 * const answer: ErrorMiddleware = errorHandler({ profile: kmsProfile });
 * app.use("/v1.0", answer);
 * ```
 */
export type ErrorMiddleware = (error: unknown, req: IncomingMessage, res: ServerResponse, next: Next) => void;

/**
 * Receives a report of every failed request. What it throws, returns or rejects with does not change the answer.
 *
 * @example
 * ```ts
 * const count: Observer = ({ status, outcome }) => metrics.count("failures", { status, outcome });
 * ```
 */
export type Observer = {
  /** Takes the report. It is the type of a method, so that its parameters may be typed as those of Express. */
  observe(report: ErrorReport, req: IncomingMessage, res: ServerResponse): unknown;
}["observe"];

/**
 * The options of {@link errorHandler}.
 *
 * @example
 * ```ts
 * const options: ErrorHandlerOptions = { profile: kmsProfile, requestId: false };
 * app.use(errorHandler(options));
 * ```
 */
export interface ErrorHandlerOptions {
  /**
   * The table to answer from.
   *
   * @default baseProfile
   *
   * @example
   * ```ts
   * errorHandler({ profile: kmsProfile });
   * ```
   */
  profile?: Profile | undefined;
  /**
   * The shape of the bodies.
   *
   * @default the envelope of the profile
   *
   * @example
   * ```ts
   * errorHandler({ profile: kmsProfile, envelope: problemDetails() });
   * ```
   */
  envelope?: Envelope | undefined;
  /**
   * What recognises the errors of other libraries, tried in order on everything thrown that is not ours.
   *
   * @default defaultMappers
   *
   * @example
   * ```ts
   * errorHandler({ mappers: [mapQuotaError, ...defaultMappers] });
   * ```
   */
  mappers?: readonly Mapper[] | undefined;
  /**
   * Receives a report of every failed request, 4xx included. It cannot change the answer, and replaces the logger.
   *
   * @default defaultLogger
   *
   * @example
   * ```ts
   * errorHandler({ onError: ({ status }) => metrics.count("failures", { status }) });
   * ```
   */
  onError?: Observer | undefined;
  /**
   * Supplies the id of a request; `false` leaves it out of header, body and report.
   *
   * @default `req.id`, else `X-Request-Id` of the response, else that of the request, else a UUID
   *
   * @example
   * ```ts
   * errorHandler({ requestId: false });
   * ```
   */
  requestId?: RequestIdOption | undefined;
  /**
   * The absolute address that problem types begin with: `https://example.com/problems` makes
   * `https://example.com/problems/not-found` of a 404 (RFC 9457 section 3.1.1).
   *
   * @default none: the type is `about:blank`
   *
   * @example
   * ```ts
   * errorHandler({ typeBase: "https://example.com/problems" });
   * ```
   */
  typeBase?: string | undefined;
  /**
   * The `WWW-Authenticate` of a 401 if neither error nor response has one (RFC 9110 section 15.5.2 requires one). A list
   * is sent as a header for each.
   *
   * @default none
   *
   * @example
   * ```ts
   * errorHandler({ challenge: 'Bearer realm="keys"' });
   * ```
   */
  challenge?: string | readonly string[] | undefined;
  /**
   * Whether the problem has stack and cause, which problem details send. Never switched on by an environment variable.
   *
   * @default false
   *
   * @example
   * ```ts
   * errorHandler({ debug: process.env["DEBUG_ERRORS"] === "1" });
   * ```
   */
  debug?: boolean | undefined;
  /**
   * Returns an HTML page for browsers: where `Accept` names `application/xhtml+xml`, or `text/html` and no type that
   * includes JSON. All other clients get JSON. With this option, every answer has `Vary: Accept`.
   *
   * @default none: every answer is JSON
   *
   * @example
   * ```ts
   * import { errorPage } from "express-error-profiles/pages";
   *
   * errorHandler({ html: errorPage() });
   * ```
   */
  html?: HtmlOption | undefined;
}

/** The options of a handler, complete and checked. */
export interface Settings {
  readonly plan: ResponsePlan;
  readonly mappers: readonly Mapper[];
  readonly onError: Observer;
  readonly requestId: RequestIdOption | undefined;
  readonly html: HtmlOption | undefined;
  /** The answer to an error for which none can be made. */
  readonly lastResort: { readonly httpError: HttpError; readonly response: ErrorResponse };
}

/** Each option with what it takes, and whether a value is that; `satisfies` keeps the list complete. */
const OPTIONS = {
  profile: { takes: "a profile made by defineProfile", accepts: isProfile },
  envelope: { takes: "an envelope", accepts: isObject },
  mappers: { takes: "an array of functions", accepts: Array.isArray },
  onError: { takes: "a function", accepts: isFunction },
  requestId: {
    takes: 'false, a function or { header: "…" } with a name that the answer does not need for itself,',
    accepts: (value) => value === false || isFunction(value) || isIdHeader(readProperty(value, "header")),
  },
  typeBase: {
    takes: "an absolute URL",
    // The parser takes spaces off and escapes, a client that compares types does not.
    accepts: (value) => isUriReference(value) && URL.canParse(value),
  },
  challenge: { takes: "the text of a header, or a list of them,", accepts: areChallenges },
  debug: { takes: "true or false", accepts: (value) => typeof value === "boolean" },
  html: { takes: "a function", accepts: isFunction },
} satisfies Record<keyof ErrorHandlerOptions, { takes: string; accepts: (value: unknown) => boolean }>;

/** Checks the options once and completes them. */
export function completeOptions(options: ErrorHandlerOptions, subject = "errorHandler"): Settings {
  assertNoProfile(subject, options);
  assertKnownNames(subject, options, Object.keys(OPTIONS));
  // Without a prototype, so that a polluted Object.prototype sets no option.
  const own = Object.assign(Object.create(null) as ErrorHandlerOptions, options);
  for (const [name, { takes, accepts }] of Object.entries(OPTIONS)) {
    const value = own[name as keyof ErrorHandlerOptions];
    if (value !== undefined && !accepts(value)) {
      throw wrongOption(subject, `${takes} as "${name}"`, value);
    }
  }
  const { profile = baseProfile, envelope = profile.envelope, typeBase, challenge, debug = false } = own;
  const mappers = [...(own.mappers ?? defaultMappers)];
  checkMappers(subject, mappers);
  checkEnvelope(subject, envelope);
  // A profile put together by hand, or by spreading another one, may hold what defineProfile refuses.
  const { name, rows, codes, fallbacks } = profile;
  checkDefinition({ name, rows, codes, fallbacks, envelope });
  const plan = planResponses({
    profile,
    envelope,
    typeBase,
    challenge,
    debug,
    variesByAccept: own.html !== undefined,
    requestIdHeader: requestIdHeader(own.requestId),
  });
  const httpError = new InternalError();
  return {
    plan,
    lastResort: { httpError, response: buildResponse(httpError, plan, undefined, () => undefined) },
    mappers,
    onError: own.onError ?? defaultLogger,
    requestId: own.requestId,
    html: own.html,
  };
}

/** Headers that Node, a cache or a browser reads in the answer. An error may set them. */
const READ_IN_ANSWER =
  /^(?:accept-ranges|access-control-.*|age|date|etag|expires|last-modified|link|location|pragma|server|vary|via)$/i;

function isIdHeader(name: unknown): boolean {
  if (!isFieldName(name) || READ_IN_ANSWER.test(name) || isSafeHeader(name)) return false;
  return !isReservedHeader(name) || name.toLowerCase() === "x-request-id";
}

function areChallenges(value: unknown): boolean {
  const challenges: unknown[] = [value].flat();
  return challenges.length > 0 && challenges.every(isFilledValue);
}

/** Checks each mapper, so that the message says which of them is not a function. */
function checkMappers(subject: string, mappers: readonly unknown[]): void {
  for (const [index, mapper] of mappers.entries()) {
    if (isFunction(mapper)) continue;
    throw wrongOption(subject, `a function as "mappers[${index}]"`, mapper);
  }
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
