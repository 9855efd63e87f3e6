/**
 * One thing wrong with the input. On the wire it is a member of the array `errors` (RFC 9457 section 3).
 *
 * @example
 * ```ts
 * const issue: Issue = { pointer: "#/key_alias", detail: "must not be empty", in: "body" };
 * ```
 */
export interface Issue {
  /** What is wrong, for a person to read, e.g. `"must not be empty"`. */
  detail: string;
  /** Where it is, a JSON Pointer as URI fragment: `"#/items/0/name"`; `"#"` is the whole (RFC 6901 section 6). */
  pointer: string;
  /** The part of the request that the pointer points into; absent if it is the body or goes without saying. */
  in?: "body" | "query" | "path" | "header" | "cookie" | undefined;
  /** A code for programs to read, often that of the library which found the issue, e.g. `"too_small"`. */
  code?: string | undefined;
}

/** The most issues of an error that are sent. */
export const MAX_ISSUES = 100;

/**
 * Response headers by name; a list sends the header once for each of its values.
 *
 * @example
 * ```ts
 * const headers: ErrorHeaders = { "RateLimit-Remaining": 0, Vary: ["Origin", "Accept"] };
 * ```
 */
export type ErrorHeaders = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * What an error may say in addition to its status and message; everything is optional.
 *
 * @example
 * ```ts
 * const options: CommonErrorOptions = { code: "KMS.0207", type: "https://example.com/problems/no-key" };
 * throw new NotFound("No key has the id 7.", options);
 * ```
 */
export interface CommonErrorOptions<Code extends string | number = string | number> {
  /**
   * What caused it. It is kept for logs and never sent, except with the option `debug`.
   *
   * @example
   * ```ts
   * new InternalError("The key store is full.", { cause: error });
   * ```
   */
  cause?: unknown;
  /**
   * A code for programs to read. It is sent even if the message is hidden.
   *
   * @default the code of the profile's row, if any
   *
   * @example
   * ```ts
   * new NotFound("No key has the id 7.", { code: "KMS.0207" });
   * ```
   */
  code?: Code | undefined;
  /**
   * What is wrong with the input, one by one. At most 100 are sent.
   *
   * @example
   * ```ts
   * new BadRequest(undefined, { issues: [{ pointer: "#/limit", detail: "must be a number", in: "query" }] });
   * ```
   */
  issues?: readonly Issue[] | undefined;
  /**
   * How many things are wrong, if `issues` lists only the first of them. Only 100 are sent, so it is a waste to make
   * issues of all 20,000; the answer still says how many there were.
   *
   * @default the length of `issues`
   *
   * @example
   * ```ts
   * new BadRequest(undefined, { issues: [{ pointer: "#/0", detail: "must be a number" }], issueCount: 20_000 });
   * ```
   */
  issueCount?: number | undefined;
  /**
   * Headers of the response; framing, `Content-*`, caching, cookies and malformed ones are left out and reported.
   *
   * @example
   * ```ts
   * new HttpError(429, "Ten requests a minute are enough.", { headers: { "RateLimit-Remaining": 0 } });
   * ```
   */
  headers?: ErrorHeaders | undefined;
  /**
   * Whether message, issues, extensions and instance may be sent.
   *
   * @default true if the error and its answer are both 4xx, else false
   *
   * @example
   * ```ts
   * new ServerUnavailable("The key store is closed until Monday.", { expose: true });
   * ```
   */
  expose?: boolean | undefined;
  /**
   * The problem type, a URI reference (RFC 9457 section 3.1.1).
   *
   * @default made of `typeBase` and the reason, else `about:blank`
   *
   * @example
   * ```ts
   * new Conflict("A key of this name exists.", { type: "https://example.com/problems/name-taken" });
   * ```
   */
  type?: string | undefined;
  /**
   * The URI reference of this one occurrence (RFC 9457 section 3.1.5).
   *
   * @example
   * ```ts
   * new Conflict("The order is on its way.", { instance: "/orders/7/conflicts/1" });
   * ```
   */
  instance?: string | undefined;
  /**
   * Further members of the body; one with the name of a standard member is left out and reported.
   *
   * @example
   * ```ts
   * new Forbidden("The account has too little credit.", { extensions: { balance: 30, cost: 50 } });
   * ```
   */
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What errors of 413, 429 and 503 take in addition.
 *
 * @inline
 */
interface RetryAfterOption {
  /**
   * When to try again: a number of seconds, or a date. Sent as `Retry-After` (RFC 9110 section 10.2.3).
   *
   * @example
   * ```ts
   * new ServerUnavailable(undefined, { retryAfter: new Date("2030-01-01T00:00:00Z") });
   * ```
   */
  retryAfter?: number | Date | undefined;
}

/**
 * What errors of 401 take in addition.
 *
 * @inline
 */
interface ChallengeOption {
  /**
   * How to authenticate. Sent as `WWW-Authenticate` (RFC 9110 section 11.6.1).
   *
   * @default the `challenge` of the handler, if any
   *
   * @example
   * ```ts
   * new Unauthorized("The token is missing.", { challenge: 'Bearer realm="keys"' });
   * ```
   */
  challenge?: string | readonly string[] | undefined;
}

/**
 * What errors of 405 take in addition.
 *
 * @inline
 */
interface AllowOption {
  /**
   * The methods that the resource takes. Sent as `Allow` (RFC 9110 section 10.2.1).
   *
   * @example
   * ```ts
   * new HttpError(405, undefined, { allow: ["GET", "HEAD"] });
   * ```
   */
  allow?: readonly string[] | undefined;
}

/**
 * The options of an error of status `Status`: some statuses have a header of their own. The second argument is the
 * type of the option `code`.
 *
 * @example
 * ```ts
 * const busy: HttpErrorOptions<503> = { code: "KMS.0101", retryAfter: 120 };
 * ```
 */
export type HttpErrorOptions<
  Status extends number = number,
  Code extends string | number = string | number,
> = CommonErrorOptions<Code> & HeaderOptions<Status>;

/**
 * The options of the headers that a status has. A literal and 0 have nothing in common, so the condition recognises
 * literals; `number extends Status` does so too, but then the compiler takes no class for an `ErrorClass<number>`.
 */
type HeaderOptions<Status extends number> = [Status & 0] extends [never]
  ? Status extends 413 | 429 | 503
    ? RetryAfterOption
    : Status extends 401
      ? ChallengeOption
      : Status extends 405
        ? AllowOption
        : unknown
  : RetryAfterOption & ChallengeOption & AllowOption;
