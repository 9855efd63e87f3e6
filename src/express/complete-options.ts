import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { defaultMappers } from "../foreign/default-mappers";
import type { Mapper } from "../foreign/mapper";
import { baseProfile } from "../profiles/base-profile";
import { checkDefinition } from "../profiles/check-definition";
import { checkEnvelope } from "../profiles/check-envelope";
import { assertNoProfile, isProfile } from "../profiles/is-profile";
import { defaultLogger } from "../report/default-logger";
import { prepareAnswers, type Answers } from "../response/answers";
import { isFieldValue } from "../response/error-headers";
import { isUriReference } from "../response/uri-reference";
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
  envelope: { takes: "an envelope", accepts: isObject },
  mappers: { takes: "an array of functions", accepts: Array.isArray },
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
  assertNoProfile("errorHandler", options);
  assertKnownNames("errorHandler", options, Object.keys(OPTIONS));
  // Without a prototype, so that a polluted Object.prototype sets no option.
  const own = Object.assign(Object.create(null) as ErrorHandlerOptions, options);
  for (const [name, { takes, accepts }] of Object.entries(OPTIONS)) {
    const value = own[name as keyof ErrorHandlerOptions];
    if (value !== undefined && !accepts(value)) {
      throw wrongOption("errorHandler", `${takes} as "${name}"`, value);
    }
  }
  const { profile = baseProfile, envelope = profile.envelope, typeBase, challenge, debug = false } = own;
  const mappers = [...(own.mappers ?? defaultMappers)];
  checkMappers(mappers);
  checkEnvelope("errorHandler", envelope);
  // A profile put together by hand, or by spreading another one, may hold what defineProfile refuses.
  checkDefinition({ name: profile.name, rows: profile.rows, fallbacks: profile.fallbacks, envelope });
  return {
    answers: prepareAnswers({ profile, envelope, typeBase, challenge, debug }),
    mappers,
    onError: own.onError ?? defaultLogger,
    requestId: own.requestId,
  };
}

/** Checks each mapper, so that a message tells which of them is none. */
function checkMappers(mappers: readonly unknown[]): void {
  for (const [index, mapper] of mappers.entries()) {
    if (isFunction(mapper)) continue;
    throw wrongOption("errorHandler", `a function as "mappers[${index}]"`, mapper);
  }
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
