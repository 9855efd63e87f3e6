import { STATUS_BRAND } from "./brand";
import { HttpError } from "./http-error";
import type { CommonErrorOptions, HttpErrorOptions } from "./http-error-options";

/** The class of the errors of one status: `new NotFound(message?, options?)`. */
export interface ErrorClass<Status extends number = number> {
  /** The name of the class and of its errors. */
  readonly name: string;
  /** What its errors inherit from. */
  readonly prototype: HttpError<Status>;
  /**
   * Makes one of its errors.
   *
   * @param message - What went wrong, for the client to read; without it the meaning of the status is told.
   */
  new (message?: string, options?: HttpErrorOptions<Status>): HttpError<Status>;
}

/** The class of the errors of a status that the compiler does not know. */
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
  // The key holds the status, so what is found by it is a class of that status.
  const known = classes.get(key) as ErrorClass<Status> | undefined;
  if (known !== undefined) return known;
  const made = class extends HttpError<Status> {
    constructor(message?: string, options?: HttpErrorOptions<Status>) {
      super(status, message, options);
    }
  };
  Object.defineProperty(made, "name", { value: name, configurable: true });
  Object.defineProperty(made, STATUS_BRAND, { value: status });
  Object.defineProperty(made.prototype, STATUS_BRAND, {
    get(this: object) {
      // What only inherits from the class was never made by it.
      return Object.hasOwn(this, "status") ? status : undefined;
    },
  });
  classes.set(key, made);
  return made;
}
