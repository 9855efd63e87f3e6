import { errorClass } from "./error-class";

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
 * throw new NotAcceptable("Keys are told as application/json alone.");
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
