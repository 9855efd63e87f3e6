import type { Codes, Rows } from "../envelopes/problem";
import type { Issue } from "../errors/error-options";
import { RECEIVED_BRAND } from "../untrusted";

/**
 * A code of a catalogue as it arrives, a text. A server can send others, so the type is not closed.
 *
 * @example
 * ```ts
 * const isLocked = (code: ReceivedCode | undefined): boolean => code === "KMS.0209";
 * ```
 */
export type ReceivedCode<Catalogue extends Codes | undefined = Codes | undefined> =
  | (Catalogue extends Codes ? `${keyof Catalogue & (string | number)}` : never)
  | (string & Record<never, never>);

/**
 * What a {@link ReceivedError} is made of: the values of its members.
 *
 * @example
 * ```ts
 * const members: ReceivedMembers = { status: 404, reason: "Not Found", documented: false };
 * ```
 */
export type ReceivedMembers = Pick<ReceivedError, "status" | "reason" | "documented"> &
  Partial<
    Pick<
      ReceivedError,
      | "detail"
      | "code"
      | "issues"
      | "requestId"
      | "retryAfter"
      | "type"
      | "instance"
      | "extensions"
      | "body"
      | "response"
    >
  >;

/**
 * An error that an API answered with, as a client received it. It is not one of the classes that a server throws: an
 * `errorHandler` that meets one answers 500, and with `upstreamMappers` as for any other service that failed.
 *
 * @example
 * ```ts
 * const retries = (error: unknown): boolean => error instanceof ReceivedError && error.retryAfter !== undefined;
 * ```
 */
export class ReceivedError<
  Table extends Rows = Rows,
  Catalogue extends Codes | undefined = Codes | undefined,
> extends Error {
  /** The status of the answer, e.g. `404`; 0 for `Response.error()`. */
  declare readonly status: number;
  /** The documented reason of the status, else that of the status line; empty if there is none. */
  declare readonly reason: string;
  /**
   * Whether this is an answer of the API as its table says: a listed status, the media type of the envelope, every member
   * that is always sent, and no code that the catalogue does not have for the status.
   */
  declare readonly documented: boolean;
  /** What went wrong, in words; absent if the body does not say it. */
  declare readonly detail: string | undefined;
  /** The code for programs; absent if the body has none. */
  declare readonly code: ReceivedCode<Catalogue> | undefined;
  /** What is wrong with the input, one by one; absent if the body has none. */
  declare readonly issues: readonly Issue[] | undefined;
  /** The request id, of the body or of the header `X-Request-Id`; absent if there is none. */
  declare readonly requestId: string | undefined;
  /**
   * When to try again, in milliseconds from now; absent without a valid `Retry-After` (RFC 9110 section 10.2.3). What is
   * longer than `setTimeout` can wait, 2147483647 or some 25 days, is that number.
   */
  declare readonly retryAfter: number | undefined;
  /** The problem type, a URI reference; absent if the body has none. */
  declare readonly type: string | undefined;
  /** The URI reference of this one occurrence; absent if the body has none. */
  declare readonly instance: string | undefined;
  /** Further members of the body; absent if there are none. */
  declare readonly extensions: Readonly<Record<string, unknown>> | undefined;
  /** The body: the JSON value, else the text; undefined if it could not be read. */
  declare readonly body: unknown;
  /** The response; absent in what `reader.from` returns. */
  declare readonly response: Response | undefined;

  constructor(members: ReceivedMembers) {
    super(members.detail ?? members.reason);
    const { response, body, ...shown } = members;
    Object.assign(this, shown);
    // Not enumerable, so that a logger does not write all of them.
    Object.defineProperty(this, "response", { value: response, configurable: true });
    Object.defineProperty(this, "body", { value: body, configurable: true });
  }

  /** Whether this is the documented error of a status that the table lists. */
  is(status: keyof Table & number): boolean {
    return this.documented && this.status === status;
  }
}

Object.defineProperty(ReceivedError.prototype, "name", {
  value: "ReceivedError",
  configurable: true,
  writable: true,
});
Object.defineProperty(ReceivedError.prototype, RECEIVED_BRAND, { value: true });
