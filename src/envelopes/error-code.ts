import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import {
  detailWithIssues,
  type Envelope,
  isString,
  type JsonSchema,
  type Problem,
  readMembers,
} from "./problem";
import { codeSchema, objectSchema, TEXT } from "./schemas";

/**
 * The body of {@link flatErrorCode}, and what `error` holds in that of {@link nestedErrorCode}, for tests and clients. Both
 * members are strings, since older clients decode nothing else.
 *
 * @example
 * ```ts
 * const { error } = response.body as { error: ErrorCodeBody };
 * ```
 */
export interface ErrorCodeBody {
  /** The error code, e.g. `"KMS.0207"`. */
  error_code: string;
  /** What went wrong, with the first issues. */
  error_msg: string;
}

/** The error code and message of a problem. A profile with such an envelope has a code in every error row. */
function errorCodeBody(problem: Problem): ErrorCodeBody {
  return { error_code: String(problem.code ?? ""), error_msg: detailWithIssues(problem) };
}

/** The codes of a row; undefined if a body can have any code. */
type RowCodes = readonly string[] | undefined;

function errorCodeMembers(codes: RowCodes): JsonSchema {
  return { error_code: codeSchema(codes), error_msg: TEXT };
}

/** What all rows share, and what a row with these codes has. */
function composedSchema(codes: RowCodes, schemaWith: (codes: RowCodes) => JsonSchema): JsonSchema {
  const base = schemaWith(undefined);
  return codes === undefined ? base : { allOf: [base, schemaWith(codes)] };
}

function readErrorCode(body: object): Partial<Problem> {
  return readMembers(body, { error_code: ["code", isString], error_msg: ["detail", isString] });
}

function readNested(body: object): Partial<Problem> {
  const error: unknown = Reflect.get(body, "error");
  return typeof error === "object" && error !== null ? readErrorCode(error) : {};
}

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
  schema: ({ codes }) => composedSchema(codes, (some) => objectSchema(errorCodeMembers(some))),
  read: readErrorCode,
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

const NESTED: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body: (problem) => ({ error: errorCodeBody(problem) }),
  schema: ({ codes }) =>
    composedSchema(codes, (some) => objectSchema({ error: objectSchema(errorCodeMembers(some)) })),
  read: readNested,
} satisfies Envelope);

const NESTED_WITH_ALIASES: Envelope = Object.freeze({
  mediaType: "application/json",
  requiresCode: true,
  body(problem) {
    const error = errorCodeBody(problem);
    return { error: { ...error, code: error.error_code, message: error.error_msg } };
  },
  schema: ({ codes }) =>
    composedSchema(codes, (some) => {
      const members = { ...errorCodeMembers(some), code: codeSchema(some), message: TEXT };
      return objectSchema({ error: objectSchema(members) });
    }),
  read: readNested,
} satisfies Envelope);
