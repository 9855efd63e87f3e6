import type { IncomingMessage, ServerResponse } from "node:http";
import type { Envelope } from "../envelopes/envelope";
import type { Mapper } from "../foreign/mapper";
import type { Profile } from "../profiles/profile";
import type { ErrorReport } from "../report/error-report";
import type { RequestIdOption } from "./request-id";

/** Is told of every failed request. What it throws, returns or rejects with changes nothing of the answer. */
export type Observer = {
  /** Takes the report. It is the type of a method, so that its parameters may be typed as those of Express. */
  observe(report: ErrorReport, req: IncomingMessage, res: ServerResponse): unknown;
}["observe"];

/** The options of {@link errorHandler}. */
export interface ErrorHandlerOptions {
  /**
   * The table to answer from.
   *
   * @default baseProfile
   */
  profile?: Profile | undefined;
  /**
   * The shape of the bodies.
   *
   * @default the envelope of the profile
   */
  envelope?: Envelope | undefined;
  /**
   * What recognises the errors of other libraries, tried in order on everything thrown that is not ours.
   *
   * @default defaultMappers
   */
  mappers?: readonly Mapper[] | undefined;
  /**
   * Is told of every failed request, 4xx included; cannot change the answer. It takes the place of the logger.
   *
   * @default defaultLogger
   */
  onError?: Observer | undefined;
  /**
   * Supplies the id of a request; `false` leaves it out of header, body and report.
   *
   * @default `req.id`, else `X-Request-Id` of the response, else that of the request, else a UUID
   */
  requestId?: RequestIdOption | undefined;
  /**
   * The absolute address that problem types begin with: `https://example.com/problems` makes
   * `https://example.com/problems/not-found` of a 404 (RFC 9457 section 3.1.1).
   *
   * @default none: the type is `about:blank`
   */
  typeBase?: string | undefined;
  /**
   * The `WWW-Authenticate` of a 401 where neither error nor response has one (RFC 9110 section 15.5.2 requires one).
   *
   * @default none
   */
  challenge?: string | undefined;
  /**
   * Whether problem details tell stack and cause. Never switched on by an environment variable.
   *
   * @default false
   */
  debug?: boolean | undefined;
}
