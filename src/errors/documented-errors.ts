import type { HttpErrorOptions } from "./error-options";
import { HttpError, STATUS_BRAND } from "./http-error";

/** The errors that `HttpError` makes, without its static members. It exists for the compiler only. */
declare const HttpErrors: new <Status extends number>() => HttpError<Status>;

/**
 * An error of one status. It exists for the compiler only, since {@link errorClass} makes the classes. It is a class,
 * so that `instanceof` distinguishes it from other statuses. Its constructor is declared here because the compiler
 * compares the parameters of a constructor in both directions: a class that takes fewer codes is still an {@link
 * ErrorClass}.
 */
declare class StatusError<
  Status extends number = number,
  Code extends string | number = string | number,
> extends HttpErrors<Status> {
  /** The status it was thrown with. */
  readonly status: Status;
  /**
   * Makes an error.
   *
   * @param message - What went wrong, for the client to read; without it the body has the meaning of the status.
   */
  constructor(message?: string, options?: HttpErrorOptions<Status, Code>);
}

type ConstructorOf<Status extends number, Code extends string | number> = typeof StatusError<Status, Code>;

/**
 * The class of the errors of one status: `new NotFound(message?, options?)`. Without arguments, the class of the
 * errors of any status. The second argument is the type of the option `code`.
 *
 * @example
 * ```ts
 * const Missing: ErrorClass<404> = kmsProfile.errors.NotFound;
 * const classes: Record<string, ErrorClass> = standardProfile.errors;
 * throw new Missing("No key has the id 7.");
 * ```
 */
export interface ErrorClass<
  Status extends number = number,
  Code extends string | number = string | number,
> extends ConstructorOf<Status, Code> {
  /** The name of the class and of its errors. */
  readonly name: string;
  /** What its errors inherit from. */
  readonly prototype: StatusError<Status>;
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
  // V8 writes the name of this variable where the `new` is missing.
  const ErrorOfStatus = class extends HttpError {
    constructor(message?: string, options?: HttpErrorOptions) {
      super(status, message, options);
    }
  };
  return Object.defineProperties(ErrorOfStatus, {
    name: { value: name, configurable: true },
    [STATUS_BRAND]: { value: status },
  });
}

/**
 * 400: the request itself is at fault.
 *
 * @example
 * ```ts
 * throw new BadRequest("The name is too long.", { issues: [{ pointer: "#/name", detail: "at most 64 characters" }] });
 * ```
 */
export const BadRequest = errorClass(400, "BadRequest");
/** As a type, what `new BadRequest()` returns. */
export type BadRequest = InstanceType<typeof BadRequest>;

/**
 * 401: the client has not said, or not proved, who it is.
 *
 * @example
 * ```ts
 * throw new Unauthorized("The token has expired.", { challenge: 'Bearer error="invalid_token"' });
 * ```
 */
export const Unauthorized = errorClass(401, "Unauthorized");
/** As a type, what `new Unauthorized()` returns. */
export type Unauthorized = InstanceType<typeof Unauthorized>;

/**
 * 403: the client is known and may not do this.
 *
 * @example
 * ```ts
 * throw new Forbidden("Only the owner of a key may delete it.");
 * ```
 */
export const Forbidden = errorClass(403, "Forbidden");
/** As a type, what `new Forbidden()` returns. */
export type Forbidden = InstanceType<typeof Forbidden>;

/**
 * 404: there is no such resource.
 *
 * @example
 * ```ts
 * throw new NotFound(`No key has the id ${id}.`, { code: "KMS.0207" });
 * ```
 */
export const NotFound = errorClass(404, "NotFound");
/** As a type, what `new NotFound()` returns. */
export type NotFound = InstanceType<typeof NotFound>;

/**
 * 406: the resource has no representation that the client accepts.
 *
 * @example
 * ```ts
 * throw new NotAcceptable("Keys are available as application/json only.");
 * ```
 */
export const NotAcceptable = errorClass(406, "NotAcceptable");
/** As a type, what `new NotAcceptable()` returns. */
export type NotAcceptable = InstanceType<typeof NotAcceptable>;

/**
 * 409: the request does not fit the current state of the resource.
 *
 * @example
 * ```ts
 * throw new Conflict("A key of this name exists.");
 * ```
 */
export const Conflict = errorClass(409, "Conflict");
/** As a type, what `new Conflict()` returns. */
export type Conflict = InstanceType<typeof Conflict>;

/**
 * 500: the server failed. Its message is for the log: it is not sent unless `expose` says so.
 *
 * @example
 * ```ts
 * throw new InternalError("The key store answered without a key.", { cause: error });
 * ```
 */
export const InternalError = errorClass(500, "InternalError");
/** As a type, what `new InternalError()` returns. */
export type InternalError = InstanceType<typeof InternalError>;

/**
 * 503: the server cannot answer at the moment. Its message is for the log, as that of a 500 is.
 *
 * @example
 * ```ts
 * throw new ServerUnavailable("The key store is being moved.", { retryAfter: 120 });
 * ```
 */
export const ServerUnavailable = errorClass(503, "ServerUnavailable");
/** As a type, what `new ServerUnavailable()` returns. */
export type ServerUnavailable = InstanceType<typeof ServerUnavailable>;

/** The documented classes, in status order. Each is the one class of its status in every profile. */
export const DOCUMENTED_ERRORS = {
  400: BadRequest,
  401: Unauthorized,
  403: Forbidden,
  404: NotFound,
  406: NotAcceptable,
  409: Conflict,
  500: InternalError,
  503: ServerUnavailable,
} as const;
