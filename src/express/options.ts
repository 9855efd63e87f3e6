import type { IncomingMessage, ServerResponse } from "node:http";
import type { Envelope } from "../envelopes/envelope";
import { assertKnownNames, ConfigurationError } from "../errors/configuration-error";
import { defaultMappers } from "../foreign/default-mappers";
import type { Mapper } from "../foreign/mapper";
import { baseProfile } from "../profiles/base-profile";
import { checkDefinition, checkEnvelope } from "../profiles/check-definition";
import type { Profile } from "../profiles/profile";
import { defaultLogger } from "../report/default-logger";
import type { ErrorReport } from "../report/error-report";
import { prepareAnswers, type Answers } from "../response/answers";
import { isFieldValue } from "../response/error-headers";
import { isUriReference } from "../response/uri-reference";
import { describeValue } from "../values/describe-value";
import type { RequestIdOption } from "./request-id";

/** Is told of every failed request. What it throws, returns or rejects with changes nothing of the answer. */
export type Observer = (report: ErrorReport, req: IncomingMessage, res: ServerResponse) => unknown;

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

/** The options of a handler, complete and checked. */
export interface Settings {
  readonly answers: Answers;
  readonly mappers: readonly Mapper[];
  readonly onError: Observer;
  readonly requestId: RequestIdOption | undefined;
}

/** Each option with what it takes, and whether a value is that; `satisfies` keeps the list complete. */
const OPTIONS = {
  profile: { takes: "a profile made by defineProfile", accepts: isProfile },
  envelope: { takes: "an envelope", accepts: isObject },
  mappers: {
    takes: "an array of functions",
    accepts: (value) => Array.isArray(value) && value.every(isFunction),
  },
  onError: { takes: "a function", accepts: isFunction },
  requestId: { takes: "false or a function", accepts: (value) => value === false || isFunction(value) },
  typeBase: {
    takes: "an absolute URL",
    // The parser takes spaces off and escapes, a client that compares types does not.
    accepts: (value) => isUriReference(value) && URL.canParse(value),
  },
  challenge: { takes: "the text of a header", accepts: (value) => isFieldValue(value) && value !== "" },
  debug: { takes: "true or false", accepts: (value) => typeof value === "boolean" },
} satisfies Record<keyof ErrorHandlerOptions, { takes: string; accepts: (value: unknown) => boolean }>;

/** Checks the options once and completes them. */
export function completeOptions(options: ErrorHandlerOptions): Settings {
  if (!isObject(options)) {
    throw new ConfigurationError(
      "wrong-option",
      `errorHandler takes an object of options, but received ${describeValue(options)}.`,
    );
  }
  if ("httpVersion" in options) {
    throw new ConfigurationError(
      "missing-call",
      "errorHandler was used as a middleware itself. Write app.use(errorHandler()).",
    );
  }
  assertKnownNames("errorHandler", options, Object.keys(OPTIONS));
  // Without a prototype, so that a polluted Object.prototype sets no option.
  const own = Object.assign(Object.create(null) as ErrorHandlerOptions, options);
  for (const [name, { takes, accepts }] of Object.entries(OPTIONS)) {
    const value = own[name as keyof ErrorHandlerOptions];
    if (value === undefined || accepts(value)) continue;
    throw new ConfigurationError(
      "wrong-option",
      `errorHandler takes ${takes} as "${name}", but received ${describeValue(value)}.`,
    );
  }
  const { profile = baseProfile, envelope = profile.envelope, typeBase, challenge, debug = false } = own;
  checkEnvelope("errorHandler", envelope);
  // A profile put together by hand, or by spreading another one, may hold what defineProfile refuses.
  checkDefinition({ name: profile.name, rows: profile.rows, fallbacks: profile.fallbacks, envelope });
  return {
    answers: prepareAnswers({ profile, envelope, typeBase, challenge, debug }),
    mappers: [...(own.mappers ?? defaultMappers)],
    onError: own.onError ?? defaultLogger,
    requestId: own.requestId,
  };
}

function isProfile(value: unknown): boolean {
  return (
    isObject(value) &&
    ["rows", "fallbacks", "envelope", "errors"].every((name) => isObject(Reflect.get(value, name)))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
