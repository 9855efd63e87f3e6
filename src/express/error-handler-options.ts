import type { IncomingMessage, ServerResponse } from "node:http";
import type { Envelope } from "../envelopes/envelope";
import type { Mapper } from "../foreign/mapper";
import type { Profile } from "../profiles/profile";
import type { ErrorReport } from "../report/error-report";
import type { RequestIdOption } from "./request-id";

/**
 * Is told of every failed request. What it throws, returns or rejects with changes nothing of the answer.
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
   * Is told of every failed request, 4xx included; cannot change the answer. It takes the place of the logger.
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
   * The `WWW-Authenticate` of a 401 where neither error nor response has one (RFC 9110 section 15.5.2 requires one).
   *
   * @default none
   *
   * @example
   * ```ts
   * errorHandler({ challenge: 'Bearer realm="keys"' });
   * ```
   */
  challenge?: string | undefined;
  /**
   * Whether problem details tell stack and cause. Never switched on by an environment variable.
   *
   * @default false
   *
   * @example
   * ```ts
   * errorHandler({ debug: process.env["DEBUG_ERRORS"] === "1" });
   * ```
   */
  debug?: boolean | undefined;
}
