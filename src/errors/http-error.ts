import createHttpError from "http-errors";
import { describeValue } from "../values/describe-value";
import { brandOf, isErrorStatus, STATUS_BRAND } from "./brand";
import type { ErrorHeaders, HttpErrorOptions, Issue } from "./http-error-options";
import { keepOptions, setHidden } from "./keep-options";
import { limitStackTrace, restoreStackTraceLimit } from "./stack-traces";
import { ownMessage } from "./standard-phrases";

/**
 * An error with the status that the client is to be answered with. It belongs to no profile: the profile
 * that answers gives the reason text, and the detail where the error brings no message of its own.
 *
 * `x instanceof HttpError` holds for every error of this family, whichever installed copy of the package
 * made it, and so does `x instanceof createError.HttpError` of http-errors. A {@link ConfigurationError} is
 * not one of the family.
 *
 * @throws TypeError where the status is not a number, RangeError where it is not an integer from 400 to 599.
 *
 * @example
 * ```ts
 * throw new HttpError(429, "Ten requests a minute are enough.", { retryAfter: 60 });
 * ```
 */
export class HttpError<Status extends number = number> extends Error {
  /** The status it was thrown with. The answer has it too where the profile lists it (RFC 9110 section 15). */
  readonly status: Status;
  /** A code for programs to read, e.g. `"KMS.0207"`; absent where none was given. */
  declare readonly code?: string;
  /** What is wrong with the input, one by one; absent where none were given. */
  declare readonly issues?: readonly Issue[];
  /** Headers of the response, as they were given; absent where none were. */
  declare readonly headers?: ErrorHeaders;
  /** The problem type, a URI reference (RFC 9457 section 3.1.1); absent where none was given. */
  declare readonly type?: string;
  /** The URI reference of this one occurrence (RFC 9457 section 3.1.5); absent where none was given. */
  declare readonly instance?: string;
  /** Further members of the body, e.g. `{ balance: 30 }`; absent where none were given. */
  declare readonly extensions?: Readonly<Record<string, unknown>>;
  /** The same as `status`, by the name that http-errors gives it too. */
  declare readonly statusCode: Status;
  /** Whether message, issues, extensions and instance may be sent: as set, else whether the status is a 4xx. */
  declare expose: boolean;
  /** When to try again, in seconds or as a date; absent where it was not given. */
  declare readonly retryAfter?: number | Date;
  /** How to authenticate, e.g. `'Bearer realm="keys"'`; absent where it was not given. */
  declare readonly challenge?: string | readonly string[];
  /** The methods that the resource takes, e.g. `["GET", "HEAD"]`; absent where they were not given. */
  declare readonly allow?: readonly string[];

  constructor(status: Status, message?: string, options?: HttpErrorOptions<Status>) {
    assertErrorStatus(status);
    const limit = limitStackTrace(status);
    super(ownMessage(status, message));
    restoreStackTraceLimit(limit);
    this.status = status;
    // What changes `status` later does not change the brand.
    setHidden(this, STATUS_BRAND, status);
    keepOptions(this, options);
  }

  /** Knows an error by its brand, so that errors of another copy count; a subclass of a user's by its prototype. */
  static override [Symbol.hasInstance]<Instance>(
    this: abstract new (...given: never) => Instance,
    value: unknown,
  ): value is Instance {
    if (Object.is(this, HttpError)) return brandOf(value) !== undefined;
    if (Object.hasOwn(this, STATUS_BRAND)) return brandOf(value) === Reflect.get(this, STATUS_BRAND);
    return brandOf(value) !== undefined && Function.prototype[Symbol.hasInstance].call(this, value);
  }
}

defineDefault("name", (error) => error.constructor.name);
defineDefault("statusCode", (error) => error.status);
// By the brand, as the answer is: a status that was assigned later must not show what it does not change.
defineDefault("expose", (error) => Number(brandOf(error)) < 500);

// http-errors refuses to be extended, so its prototype is put into the chain by hand.
Object.setPrototypeOf(HttpError.prototype, createHttpError.HttpError.prototype as object);

/**
 * Gives every error a property that is computed until it is set. Only one that was set is the error's own,
 * by which the two are told apart; and a subclass may assign it or declare a field of that name.
 */
function defineDefault(name: PropertyKey, compute: (error: HttpError) => unknown): void {
  Object.defineProperty(HttpError.prototype, name, {
    configurable: true,
    get(this: HttpError) {
      return compute(this);
    },
    set(this: HttpError, value: unknown) {
      setHidden(this, name, value);
    },
  });
}

function assertErrorStatus(status: unknown): void {
  if (isErrorStatus(status)) return;
  const message = `HttpError takes the status of an error, an integer from 400 to 599, but received ${describeValue(status)}.`;
  throw typeof status === "number" ? new RangeError(message) : new TypeError(message);
}
