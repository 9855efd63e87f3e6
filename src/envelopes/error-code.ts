import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { detailWithIssues, type Envelope, type JsonSchema, type Problem } from "./problem";
import { codeSchema, objectSchema, TEXT } from "./schemas";

/** The two members that an error-code body tells: strings both, as older clients decode nothing else. */
interface ErrorCodeBody {
  error_code: string;
  error_msg: string;
}

/** The error code and message of a problem. A profile with such an envelope has a code in every error row. */
function errorCodeBody(problem: Problem): ErrorCodeBody {
  return { error_code: String(problem.code ?? ""), error_msg: detailWithIssues(problem) };
}

const CODE = { ...TEXT, description: "A code for programs." };
const MESSAGE = { ...TEXT, description: "What went wrong." };

const ERROR_CODE = objectSchema({ error_code: CODE, error_msg: MESSAGE });

/**
 * A flat error code: `{"error_code":"…","error_msg":"…"}`. Every error row must have a code.
 *
 * @example
 * ```ts
 * errorHandler({ profile: kmsProfile, envelope: flatErrorCode() });
 * ```
 */
export function flatErrorCode(): Envelope {
  return FLAT_ERROR_CODE;
}

const FLAT_ERROR_CODE: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body: errorCodeBody,
  schema: ({ codes }) => schemaOf(ERROR_CODE, codes && objectSchema({ error_code: codeSchema(codes) })),
} satisfies Envelope);

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
   * Whether `error` also has the members `code` and `message`, with the same texts. The Node SDK of the cloud
   * (`@huaweicloud/huaweicloud-sdk-core`) reads only these two of a nested body.
   *
   * @default false
   *
   * @example
   * ```ts
   * nestedErrorCode({ aliases: true }); // {"error":{…,"code":"KMS.0207","message":"…"}}
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

const ERROR_CODE_WITH_ALIASES = objectSchema({
  error_code: CODE,
  error_msg: MESSAGE,
  code: { ...CODE, description: "The same as error_code." },
  message: { ...MESSAGE, description: "The same as error_msg." },
});

/** Without a catalogue there are no constants. */
function schemaOf(base: JsonSchema, constants: JsonSchema | undefined): JsonSchema {
  return { allOf: constants === undefined ? [base] : [base, constants] };
}

function nestedSchema(error: JsonSchema, codes: JsonSchema | undefined): JsonSchema {
  return schemaOf(objectSchema({ error }), codes && objectSchema({ error: objectSchema(codes) }));
}

const NESTED: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body: (problem) => ({ error: errorCodeBody(problem) }),
  schema: ({ codes }) => nestedSchema(ERROR_CODE, codes && { error_code: codeSchema(codes) }),
} satisfies Envelope);

const NESTED_WITH_ALIASES: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body(problem) {
    const error = errorCodeBody(problem);
    return { error: { ...error, code: error.error_code, message: error.error_msg } };
  },
  schema: ({ codes }) =>
    nestedSchema(
      ERROR_CODE_WITH_ALIASES,
      codes && { error_code: codeSchema(codes), code: codeSchema(codes) },
    ),
} satisfies Envelope);
