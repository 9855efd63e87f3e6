import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import type { Envelope } from "./envelope";
import { errorCodeBody } from "./flat-error-code";

/**
 * The options of {@link nestedErrorCode}.
 *
 * @example
 * ```ts
 * const options: NestedErrorCodeOptions = { aliases: true };
 * ```
 */
export interface NestedErrorCodeOptions {
  /**
   * Whether `code` and `message` stand beside `error`, for clients that read those.
   *
   * @default false
   *
   * @example
   * ```ts
   * nestedErrorCode({ aliases: true }); // {"error":{…},"code":"KMS.0207","message":"…"}
   * ```
   */
  aliases?: boolean | undefined;
}

/**
 * A nested error code: `{"error":{"error_code":"…","error_msg":"…"}}`. Every error row must have a code.
 *
 * @throws ConfigurationError for an unknown or mistyped option.
 *
 * @example
 * ```ts
 * errorHandler({ profile: kmsProfile, envelope: nestedErrorCode({ aliases: true }) });
 * ```
 */
export function nestedErrorCode(options: NestedErrorCodeOptions = {}): Envelope {
  assertKnownNames("nestedErrorCode", options, ["aliases"]);
  const { aliases = false } = options;
  if (typeof aliases !== "boolean") {
    throw wrongOption("nestedErrorCode", 'true or false as "aliases"', aliases);
  }
  return aliases ? NESTED_WITH_ALIASES : NESTED;
}

const NESTED: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body: (problem) => ({ error: errorCodeBody(problem) }),
} satisfies Envelope);

const NESTED_WITH_ALIASES: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body(problem) {
    const error = errorCodeBody(problem);
    return { error, code: error.error_code, message: error.error_msg };
  },
} satisfies Envelope);
