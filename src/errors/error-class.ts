import { STATUS_BRAND } from "./brand";
import { HttpError } from "./http-error";
import type { CommonErrorOptions, HttpErrorOptions } from "./http-error-options";
import { keepOptions } from "./keep-options";
import { limitStackTrace, restoreStackTraceLimit } from "./stack-traces";
import { ownMessage } from "./standard-phrases";

/**
 * An error of one status. It is an interface of its own, since the compiler takes two instances of one generic
 * class for the same where `instanceof` tells them apart.
 *
 * @example
 * ```ts
 * const missing: StatusError<404> = new NotFound("No key has the id 7.");
 * ```
 */
export interface StatusError<Status extends number = number> extends HttpError<Status> {
  /** The status it was thrown with. */
  readonly status: Status;
}

/**
 * The class of the errors of one status: `new NotFound(message?, options?)`.
 *
 * @example
 * ```ts
 * const Missing: ErrorClass<404> = kmsProfile.errors.NotFound;
 * throw new Missing("No key has the id 7.");
 * ```
 */
export interface ErrorClass<Status extends number = number> {
  /** The name of the class and of its errors. */
  readonly name: string;
  /** What its errors inherit from. */
  readonly prototype: StatusError<Status>;
  /**
   * Makes one of its errors.
   *
   * @param message - What went wrong, for the client to read; without it the meaning of the status is told.
   */
  new (message?: string, options?: HttpErrorOptions<Status>): StatusError<Status>;
}

/**
 * The class of the errors of a status that the compiler does not know.
 *
 * @example
 * ```ts
 * const classes: Record<string, AnyErrorClass> = standardProfile.errors;
 * ```
 */
export interface AnyErrorClass {
  /** The name of the class and of its errors. */
  readonly name: string;
  /** What its errors inherit from. */
  readonly prototype: HttpError;
  /**
   * Makes one of its errors.
   *
   * @param message - What went wrong, for the client to read; without it the meaning of the status is told.
   */
  new (message?: string, options?: CommonErrorOptions): HttpError;
}

const classes = new Map<string, unknown>();

/** The class of the errors of `status` by the name `name`: always the same one for the same two. */
export function errorClass<Status extends number>(status: Status, name: string): ErrorClass<Status> {
  const key = `${String(status)} ${name}`;
  if (!classes.has(key)) classes.set(key, makeClass(status, name));
  // The key holds the status, so what is found by it is a class of that status.
  return classes.get(key) as ErrorClass<Status>;
}

function makeClass(status: number, name: string): unknown {
  // It extends Error itself: to V8, a second constructor below a trace costs a fifth of what the error does.
  const made = class extends Error {
    readonly status = status;

    constructor(message?: string, options?: HttpErrorOptions) {
      const limit = limitStackTrace(status);
      super(ownMessage(status, message));
      restoreStackTraceLimit(limit);
      keepOptions(this, options);
    }
  };
  Object.setPrototypeOf(made.prototype, HttpError.prototype);
  Object.defineProperties(made, {
    name: { value: name, configurable: true },
    [STATUS_BRAND]: { value: status },
    [Symbol.hasInstance]: { value: HttpError[Symbol.hasInstance] },
  });
  Object.defineProperty(made.prototype, STATUS_BRAND, {
    get(this: object) {
      // What only inherits from the class was never made by it.
      return Object.hasOwn(this, "status") ? status : undefined;
    },
  });
  return made;
}
