import createHttpError from "http-errors";
import {
  cutText,
  descendsFrom,
  describeValue,
  hasOwnNames,
  isRecord,
  ownNames,
  readElements,
  readProperty,
} from "../untrusted";
import type { ErrorHeaders, HttpErrorOptions, Issue } from "./error-options";
import { skipsStackTrace } from "./stack-traces";
import { isNoMessage, ownMessage } from "./status-phrases";

/**
 * The brand of our errors: a property whose value is the error's status. It comes from the global symbol
 * registry, so that an error made by another installed copy of this package is recognised too.
 */
export const STATUS_BRAND = Symbol.for("express-error-profiles.status");

/** Whether `value` is the status of an error: an integer from 400 to 599 (RFC 9110 section 15). */
export function isErrorStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}

/** The status that `value` is branded with, or undefined if it is not one of our errors. Never throws. */
export function brandOf(value: unknown): number | undefined {
  // A class has the brand too. A thrown class is a mistake: `new` and its arguments are missing.
  if (typeof value === "function") return undefined;
  const status = readProperty(value, STATUS_BRAND);
  return isErrorStatus(status) ? status : undefined;
}

/** The status of the errors of a class of ours, or NaN for anything else. */
export function statusOfClass(value: unknown): number {
  const status = typeof value === "function" ? readProperty(value, STATUS_BRAND) : undefined;
  return isErrorStatus(status) ? status : NaN;
}

/**
 * An error with the status of the answer. It has no reason: the profile of the handler that answers adds it, and the
 * detail if the error has no message of its own.
 *
 * `x instanceof HttpError` holds for every error of this family, whichever installed copy of the package
 * made it, and so does `x instanceof createError.HttpError` of http-errors. A {@link ConfigurationError} is
 * not one of the family.
 *
 * @throws TypeError if the status is not a number, RangeError if it is not an integer from 400 to 599.
 *
 * @example
 * ```ts
 * throw new HttpError(429, "Ten requests a minute are enough.", { retryAfter: 60 });
 * ```
 */
export class HttpError<Status extends number = number> extends Error {
  /** The status it was thrown with. The answer has it too if the profile lists it (RFC 9110 section 15). */
  readonly status: Status;
  /** A code for programs to read, e.g. `"KMS.0207"`; absent if none was given. */
  declare readonly code?: string | number;
  /** What is wrong with the input, one by one; absent if none were given. */
  declare readonly issues?: readonly Issue[];
  /** How many things are wrong, if that is more than `issues` has; absent if it was not given. */
  declare readonly issueCount?: number;
  /** Headers of the response, as they were given; absent if none were. */
  declare readonly headers?: ErrorHeaders;
  /** The problem type, a URI reference (RFC 9457 section 3.1.1); absent if none was given. */
  declare readonly type?: string;
  /** The URI reference of this one occurrence (RFC 9457 section 3.1.5); absent if none was given. */
  declare readonly instance?: string;
  /** Further members of the body, e.g. `{ balance: 30 }`; absent if none were given. */
  declare readonly extensions?: Readonly<Record<string, unknown>>;
  /** The same as `status`, by the name that http-errors gives it too. */
  declare readonly statusCode: Status;
  /** Whether message, issues, extensions and instance may be sent: as set, else whether the status is a 4xx. */
  declare expose: boolean;
  /** When to try again, in seconds or as a date; absent if it was not given. */
  declare readonly retryAfter?: number | Date;
  /** How to authenticate, e.g. `'Bearer realm="keys"'`; absent if it was not given. */
  declare readonly challenge?: string | readonly string[];
  /** The methods that the resource takes, e.g. `["GET", "HEAD"]`; absent if they were not given. */
  declare readonly allow?: readonly string[];

  constructor(status: Status, message?: string, options?: HttpErrorOptions<Status>) {
    assertErrorStatus(status);
    const text = ownMessage(status, message);
    const limit = Error.stackTraceLimit;
    const skips = skipsStackTrace(status);
    // The limit is the whole process's. Between these lines there is no call, so that not even a full stack leaves it
    // at 0.
    if (skips) Error.stackTraceLimit = 0;
    try {
      super(text);
    } finally {
      if (skips) Error.stackTraceLimit = limit;
    }
    this.status = status;
    // Assigning `status` later does not change the brand.
    setHidden(this, STATUS_BRAND, status);
    // Most errors have a message of their own and no options.
    const isOrdinary =
      message === undefined || (typeof message === "string" && !isNoMessage(status, message));
    if (options !== undefined || !isOrdinary) keepGiven(this, status, message, options);
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
// From the brand, like the status of the answer: a status that was assigned later must not expose anything.
defineDefault("expose", (error) => Number(brandOf(error)) < 500);

// http-errors refuses to be extended, so its prototype is put into the chain by hand.
Object.setPrototypeOf(HttpError.prototype, createHttpError.HttpError.prototype as object);

/**
 * Gives every error a property that is computed until it is set. Only a property that was set
 * is the error's own, which distinguishes the two. A subclass may assign it, or declare a field of that name.
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

/** The options that an error keeps as properties of the same name. */
const KEPT_OPTIONS: ReadonlySet<string> = new Set([
  "allow",
  "cause",
  "challenge",
  "code",
  "expose",
  "extensions",
  "headers",
  "instance",
  "issueCount",
  "issues",
  "retryAfter",
  "type",
]);

/** The record of what the constructor was given, which every copy of the package finds. */
const GIVEN = Symbol.for("express-error-profiles.given");

/** What the constructor was given, and what of it was ignored. */
interface Given {
  /** The message, if it is the standard phrase of the status, so that it is known to be meant. */
  readonly message?: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  /** Sentences about what was ignored. */
  readonly ignored: readonly string[];
}

/** Keeps the options. Only own properties count, so that a polluted Object.prototype sets no option. */
function keepGiven(error: Error, status: number, message: unknown, options: unknown): void {
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const ignored: string[] = [];
  if (message !== undefined && typeof message !== "string") {
    ignored.push(
      `The message of a ${String(status)} was ignored: it is not a text but ${describeValue(message)}.`,
    );
    // An error in the place of the message must not be lost.
    if (isError(message)) setHidden(error, "cause", message);
  }
  const given = optionsOf(options);
  if (given !== undefined && !isRecord(given)) {
    ignored.push(
      `The options of a ${String(status)} were ignored: they are not an object but ${describeValue(given)}.`,
    );
  }
  for (const name of isRecord(given) ? Object.keys(given) : []) {
    const value: unknown = Reflect.get(given as object, name);
    if (value === undefined) continue;
    if (!KEPT_OPTIONS.has(name)) {
      ignored.push(
        `The option "${cutText(name, 80)}" of a ${String(status)} was ignored: no error takes it. See extensions.`,
      );
      continue;
    }
    kept[name] = value;
    if (name === "cause") setHidden(error, name, value);
    else Reflect.set(error, name, value);
  }
  setHidden(error, GIVEN, { message, options: kept, ignored } satisfies Given);
}

/**
 * The options that were given. An error in their place is taken as the cause. It compiles, since both can have a `cause`,
 * and what else it has, such as the `code` of another library, is not meant for clients.
 */
export function optionsOf(given: unknown): unknown {
  return isError(given) ? { cause: given } : given;
}

function isError(value: unknown): boolean {
  return descendsFrom(value, "Error");
}

/** Whether the constructor was given this message, though it is the standard phrase of the status. */
export function isGivenMessage(error: HttpError, message: string): boolean {
  return readProperty(readProperty(error, GIVEN), "message") === message;
}

/** Sentences about what the program passed or assigned to one of our errors and what is ignored. */
export function ignoredOf(error: HttpError): string[] {
  const given = readProperty(error, GIVEN);
  const sentences = given === undefined ? [] : readElements(readProperty(given, "ignored")).map(String);
  if (!isDirectInstance(error)) return sentences;
  for (const name of ownNames(error)) {
    if (KEPT_OPTIONS.has(name) || SET_BY_OTHERS.has(name)) continue;
    sentences.push(
      `The property "${cutText(name, 80)}" that was assigned to a ${String(brandOf(error))} is not sent: see extensions.`,
    );
  }
  return sentences;
}

/** The own `status` of every error, and what body-parser and multer assign to errors that pass through them. */
const SET_BY_OTHERS: ReadonlySet<string> = new Set(["status", "body", "storageErrors"]);

/** Whether an error is of a class of this package: the properties of a subclass are its own business. */
function isDirectInstance(error: HttpError): boolean {
  const made = readProperty(error, "constructor");
  return made === HttpError || hasOwnNames(made, [STATUS_BRAND]);
}

/** Sets a property as `Error` sets its own: it is not enumerable. */
export function setHidden(error: Error, name: PropertyKey, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

/**
 * What one of our errors states about its `expose` or its `type`. body-parser passes what a `verify` function throws
 * to http-errors, which stamps a `statusCode`, an `expose` and a `type` on it. Of a stamped error only what its
 * constructor was given counts, and an `expose` that hides.
 */
export function ownOption(error: HttpError, name: "expose" | "type"): unknown {
  const value = name === "expose" ? statedExpose(error, brandOf(error)) : readProperty(error, name);
  if (!hasOwnNames(error, ["statusCode"])) return value;
  return (
    readProperty(readProperty(readProperty(error, GIVEN), "options"), name) ??
    (value === false ? false : undefined)
  );
}

/**
 * What an error itself says about `expose`; undefined if it leaves that to its status. A class that only
 * repeats the default of the status, as those of http-errors do, says nothing.
 */
export function statedExpose(error: unknown, status = 500): boolean | undefined {
  const expose = readProperty(error, "expose");
  const isDefault = expose === status < 500 && !hasOwnNames(error, ["expose"]);
  return typeof expose === "boolean" && !isDefault ? expose : undefined;
}
