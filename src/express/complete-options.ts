import { assertKnownNames, ConfigurationError } from "../errors/configuration-error";
import { defaultMappers } from "../foreign/default-mappers";
import type { Mapper } from "../foreign/mapper";
import { baseProfile } from "../profiles/base-profile";
import { checkDefinition } from "../profiles/check-definition";
import { checkEnvelope } from "../profiles/check-envelope";
import { defaultLogger } from "../report/default-logger";
import { prepareAnswers, type Answers } from "../response/answers";
import { isFieldValue } from "../response/error-headers";
import { isUriReference } from "../response/uri-reference";
import { describeValue } from "../values/describe-value";
import { isObject } from "../values/read-property";
import type { ErrorHandlerOptions, Observer } from "./error-handler-options";
import type { RequestIdOption } from "./request-id";

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
  envelope: { takes: "an envelope", accepts: (value) => isObject(value) && !isFunction(value) },
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

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
