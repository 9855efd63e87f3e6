/** One thing wrong with the input. On the wire it is a member of the array `errors` (RFC 9457 section 3). */
export interface Issue {
  /** What is wrong, for a person to read. */
  detail: string;
  /** Where it is: a JSON Pointer as URI fragment, `#/items/0/name`; `#` is the whole (RFC 6901 section 6). */
  pointer: string;
  /** The part of the request that the pointer points into; absent where it is the body or goes without saying. */
  in?: "body" | "query" | "path" | "header" | "cookie" | undefined;
  /** A code for programs to read, often that of the library which found the issue. */
  code?: string | undefined;
}

/** Response headers by name; a list sends the header once for each of its values. */
export type ErrorHeaders = Readonly<Record<string, string | number | readonly string[]>>;

/** What an error may say beside its status and message; everything is optional. */
export interface CommonErrorOptions {
  /** What caused it. It is kept for logs and never sent. */
  cause?: unknown;
  /** A code for programs to read, such as `KMS.0207`. It is sent even where the message is hidden. */
  code?: string | undefined;
  /** What is wrong with the input, one by one. At most 100 are sent. */
  issues?: readonly Issue[] | undefined;
  /** Headers of the response; framing, `Content-*`, cookies and malformed ones are left out and reported. */
  headers?: ErrorHeaders | undefined;
  /**
   * Whether message, issues, extensions and instance may be sent.
   *
   * @default true where the error and its answer are both 4xx, else false
   */
  expose?: boolean | undefined;
  /** The problem type, a URI reference (RFC 9457 section 3.1.1). */
  type?: string | undefined;
  /** The URI reference of this one occurrence (RFC 9457 section 3.1.5). */
  instance?: string | undefined;
  /** Further members of the body; one with the name of a standard member is left out and reported. */
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What errors of 413, 429 and 503 take beside it.
 *
 * @inline
 */
interface RetryAfterOption {
  /** When to try again: a number of seconds, or a date. Sent as `Retry-After` (RFC 9110 section 10.2.3). */
  retryAfter?: number | Date | undefined;
}

/**
 * What errors of 401 take beside it.
 *
 * @inline
 */
interface ChallengeOption {
  /** How to authenticate, `Bearer realm="keys"`. Sent as `WWW-Authenticate` (RFC 9110 section 11.6.1). */
  challenge?: string | readonly string[] | undefined;
}

/**
 * What errors of 405 take beside it.
 *
 * @inline
 */
interface AllowOption {
  /** The methods that the resource takes. Sent as `Allow` (RFC 9110 section 10.2.1). */
  allow?: readonly string[] | undefined;
}

/** The options of an error of status `Status`: some statuses have a header of their own. */
export type HttpErrorOptions<Status extends number = number> = CommonErrorOptions &
  (number extends Status
    ? RetryAfterOption & ChallengeOption & AllowOption
    : Status extends 413 | 429 | 503
      ? RetryAfterOption
      : Status extends 401
        ? ChallengeOption
        : Status extends 405
          ? AllowOption
          : unknown);
