import type { IncomingMessage } from "node:http";
import { wrongOption } from "../errors/configuration-error";
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  ServerUnavailable,
  Unauthorized,
} from "../errors/documented-errors";
import { brandOf, HttpError, isErrorStatus, setHidden } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { cutText, descendsFrom, hasOwnNames, isArray, isObject, isRecord } from "../untrusted";

// What mappers look at an error with, and what they return.
export { brandOf, cutText, descendsFrom, hasOwnNames, isArray, isErrorStatus, isObject, isRecord };
export { BadRequest, Conflict, Forbidden, HttpError, NotFound, ServerUnavailable, Unauthorized };

/**
 * Adds a sentence to the notes of the report. A `"mistake"` is one of the program, which no input causes: the
 * default logger writes each once in a process.
 *
 * @example
 * ```ts
 * const mapQuota: Mapper = (error, note) => {
 *   if (!(error instanceof QuotaError)) return undefined;
 *   note("A quota is used up.");
 *   return new Forbidden(undefined, { cause: error });
 * };
 * ```
 */
export type Note = (sentence: string, kind?: "mistake") => void;

/**
 * What a mapper may look at in addition to the error.
 *
 * @example
 * ```ts
 * const mapCut: Mapper = (error, _note, { req }) =>
 *   error instanceof RangeError && req?.complete === false ? new BadRequest("The body is cut.") : undefined;
 * ```
 */
export interface MapperContext {
  /** The request that failed; absent if an error is described without one. */
  readonly req?: IncomingMessage | undefined;
}

/**
 * Recognises one kind of foreign error and returns one of our errors for it, or undefined if the error is of
 * another kind. Pass the thrown value as `cause`. If a mapper throws, it is skipped, and the report contains a
 * note.
 *
 * @example
 * ```ts
 * const quota: Mapper = (error) =>
 *   error instanceof QuotaError ? new Forbidden("The quota is used up.", { cause: error }) : undefined;
 * ```
 */
export type Mapper = (error: unknown, note: Note, context: MapperContext) => HttpError | undefined;

/** An object of another library whose properties are read plainly. If reading one throws, `toHttpError` catches it. */
export type Foreign = Readonly<Record<string, unknown>>;

/** The names of mappers whose errors a bug of the server can cause as well as a client. */
const LOGGED_MAPPERS = new Set<string>();

/** Whether the default logger writes a line for a 4xx that the mapper of this name made. */
export function isLoggedMapper(name: string): boolean {
  return LOGGED_MAPPERS.has(name);
}

/** The same mapper. The default logger writes a line for each 4xx that it makes. */
export function loggedMapper(mapper: Mapper): Mapper {
  LOGGED_MAPPERS.add(mapper.name);
  return mapper;
}

/**
 * Makes a mapper of this package from its name and a function that recognises an error by plain reads. Reports and the log
 * have the name, so it is a text, which no minifier changes. The error that the function returns takes no stack trace,
 * since that of the thrown value says where it failed, and gets the thrown value as its cause.
 *
 * Check cheap marks first (own code, name, class), then {@link messageOf}, and the stack last: some libraries
 * compute a message of hundreds of megabytes when it is read, and the stack begins with it.
 */
export function builtIn(
  name: string,
  recognise: (error: Foreign, note: Note, context: MapperContext) => HttpError | undefined,
): Mapper {
  const mapper: Mapper = (error, note, context) => {
    if (!isObject(error)) return undefined;
    const mapped = withoutStackTrace(() => recognise(error as Foreign, note, context));
    if (mapped !== undefined && mapped.cause === undefined) setHidden(mapped, "cause", error);
    return mapped;
  };
  return Object.defineProperty(mapper, "name", { value: name });
}

const NO_MEMBERS: Foreign = Object.freeze(Object.create(null) as Record<string, unknown>);

/** A value within a foreign error, for plain reads. If it is not an object, all of its properties are undefined. */
export function membersOf(value: unknown): Foreign {
  return isObject(value) ? (value as Foreign) : NO_MEMBERS;
}

/** The value if it is a string, else undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/**
 * The message of an error, if it is plain data of the error itself, as `new Error("…")` makes it; else undefined. Use
 * it if only the message distinguishes an error. Some libraries compute the message when it is read: that of zod 4
 * lists all issues and can have hundreds of megabytes.
 *
 * @example
 * ```ts
 * const mapQuota: Mapper = (error) =>
 *   messageOf(error) === "Quota exceeded" && stackBeginsIn(error, "quota-client") ? new Forbidden() : undefined;
 * ```
 */
export function messageOf(error: unknown): string | undefined {
  return isObject(error) ? textOf(Object.getOwnPropertyDescriptor(error, "message")?.value) : undefined;
}

/** A chain of wrappers is short; a hostile one can be endless. */
const MAX_WRAPPERS = 8;

/**
 * Makes a mapper for errors that only wrap the error of another library. It passes what they wrap to `mappers`,
 * in order. If they wrap an error of ours, that error is answered.
 *
 * @param isWrapper - Whether an error is such a wrapper. Wrappers in wrappers are opened too.
 * @param mappers - The mappers that recognise what is wrapped.
 * @param property - The property that holds what is wrapped.
 * @throws ConfigurationError if `isWrapper` is not a function, or `mappers` not a list of functions.
 *
 * @example
 * ```ts
 * const isQueryError = (error: unknown): boolean => descendsFrom(error, "DrizzleQueryError");
 *
 * errorHandler({ mappers: [...defaultMappers, viaCause(isQueryError, [mapPostgres])] });
 * ```
 */
export function viaCause(
  isWrapper: (error: unknown) => boolean,
  mappers: readonly Mapper[],
  property = "cause",
): Mapper {
  if (typeof isWrapper !== "function") throw wrongOption("viaCause", 'a function as "isWrapper"', isWrapper);
  if (!isArray(mappers) || mappers.some((mapper) => typeof mapper !== "function"))
    throw wrongOption("viaCause", 'a list of functions as "mappers"', mappers);
  return function viaCause(error, note, context) {
    let inner = error;
    for (let count = 0; count < MAX_WRAPPERS && isWrapper(inner); count++) inner = membersOf(inner)[property];
    if (inner === error) return undefined;
    if (brandOf(inner) !== undefined) return inner as HttpError;
    for (const mapper of mappers) {
      const mapped = mapper(inner, note, context);
      if (mapped === undefined) continue;
      if (mapped.cause === inner) setHidden(mapped, "cause", error);
      return mapped;
    }
    return undefined;
  };
}

const FIRST_FRAME = /^ {4}at .*$/m;

/** The innermost frame of the stack trace of an error, with slashes as separators; empty if there is none. */
export function firstFrame(error: unknown): string {
  return FIRST_FRAME.exec(textOf(membersOf(error)["stack"]) ?? "")?.[0].replaceAll("\\", "/") ?? "";
}

/**
 * Whether an error was made in the code of an installed package, by the first frame of its stack trace. It is a
 * second mark of errors that only their message distinguishes: no request can put a frame into a trace. It fails in a
 * bundle and if stack traces are off.
 *
 * @example
 * ```ts
 * const isOfBusboy = stackBeginsIn(error, "busboy");
 * ```
 */
export function stackBeginsIn(error: unknown, packageName: string): boolean {
  return descendsFrom(error, "Error") && firstFrame(error).includes(`/node_modules/${packageName}/`);
}

/**
 * Whether an error that only its message marks is about the form of a request: by the request, so that it holds in a
 * bundle and without stack traces, else by the package whose code made it.
 */
export function isOfForm(
  error: unknown,
  req: IncomingMessage | undefined,
  packageNames: readonly string[],
): boolean {
  const type = req?.headers["content-type"];
  const isForm = type !== undefined && /^multipart\//i.test(type) && !isMadeElsewhere(error, packageNames);
  return (isForm && descendsFrom(error, "Error")) || packageNames.some((name) => stackBeginsIn(error, name));
}

/** Whether the first frame of a stack trace is in an installed package, and in none of these. */
function isMadeElsewhere(error: unknown, packageNames: readonly string[]): boolean {
  const frame = firstFrame(error);
  return (
    frame.includes("/node_modules/") && !packageNames.some((name) => frame.includes(`/node_modules/${name}/`))
  );
}

/** Reading and writing files fails with the same system calls, but not with these codes. */
const BROKEN: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/**
 * The code of an error that Node made because a socket could not connect or broke; undefined for any other error.
 * If a host has several addresses and all failed, it is the code of the first (an AggregateError).
 *
 * @example
 * ```ts
 * const mapRefused: Mapper = (error) =>
 *   socketErrorCode(error) === "ECONNREFUSED" ? new ServerUnavailable(undefined, { cause: error }) : undefined;
 * ```
 */
export function socketErrorCode(error: unknown): string | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  const { errors } = membersOf(error);
  return socketCode(error) ?? (isArray(errors) ? socketCode(errors[0]) : undefined);
}

function socketCode(error: unknown): string | undefined {
  const { code, syscall } = membersOf(error);
  if (typeof code !== "string") return undefined;
  switch (syscall) {
    case "connect":
    case "getaddrinfo":
      return code;
    case "read":
    case "write":
      return BROKEN.has(code) ? code : undefined;
    default:
      return undefined;
  }
}
