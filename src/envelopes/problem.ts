import type { Issue } from "../errors/http-error-options";

/**
 * What is to be told of an error, before it has a shape. All of it may be sent.
 *
 * @example
 * ```ts
 * const bodyOf = ({ status, reason, detail }: Problem): object => ({ status, error: reason, message: detail });
 * ```
 */
export interface Problem {
  /** The status of the answer, e.g. `404`. */
  readonly status: number;
  /** The documented reason text of the status, e.g. `"Not Found"`. */
  readonly reason: string;
  /** The message of the error, or the meaning of the status where it brought none or must not be shown. */
  readonly detail: string;
  /** The problem type, a URI reference; `about:blank` where the status says all (RFC 9457 section 3.1.1). */
  readonly type: string;
  /** The error's code, else that of the profile's row, e.g. `"KMS.0207"`; absent where neither has one. */
  readonly code?: string | undefined;
  /** What is wrong with the input, 100 at most; absent where nothing is told. */
  readonly issues?: readonly Issue[] | undefined;
  /** How many issues there were; present only where more than `issues` holds. */
  readonly issueCount?: number | undefined;
  /** The URI reference of this one occurrence; absent where the error has none. */
  readonly instance?: string | undefined;
  /** Further members of the body, none with the name of a standard one; absent where there are none. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** The request id; absent where it is turned off. */
  readonly requestId?: string | undefined;
  /** The stack of what was thrown; present only with the option `debug`. */
  readonly stack?: string | undefined;
  /** The stack of its cause; present only with the option `debug`. */
  readonly cause?: string | undefined;
}
