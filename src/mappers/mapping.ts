import type { IncomingMessage } from "node:http";
import { BadRequest } from "../errors/documented-errors";
import type { Issue } from "../errors/error-options";
import { setHidden, type HttpError } from "../errors/http-error";
import { withoutStackTrace } from "../errors/stack-traces";
import { descendsFrom, isObject, readElements, readProperty, readString } from "../untrusted";

/**
 * Adds a sentence to the notes of the report.
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
export type Note = (sentence: string) => void;

/**
 * What a mapper may look at beside the error.
 *
 * @example
 * ```ts
 * const mapCut: Mapper = (error, _note, { req }) =>
 *   error instanceof RangeError && req?.complete === false ? new BadRequest("The body is cut.") : undefined;
 * ```
 */
export interface MapperContext {
  /** The request that failed; absent where an error is described without one. */
  readonly req?: IncomingMessage | undefined;
}

/**
 * Recognises one kind of foreign error and returns one of our errors for it, or undefined where the error is of
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

/** A thrown object whose properties are read plainly: what is wrong with reading them is caught by `toHttpError`. */
export type Foreign = Readonly<Record<string, unknown>>;

/**
 * Makes a mapper of this package from a function that recognises an error by plain reads. The error that it
 * returns takes no stack trace, since that of the thrown value says where it failed, and gets the thrown value as
 * its cause.
 */
export function builtIn(
  recognise: (error: Foreign, note: Note, context: MapperContext) => HttpError | undefined,
): Mapper {
  const mapper: Mapper = (error, note, context) => {
    if (!isObject(error)) return undefined;
    const mapped = withoutStackTrace(() => recognise(error as Foreign, note, context));
    if (mapped !== undefined && mapped.cause === undefined) setHidden(mapped, "cause", error);
    return mapped;
  };
  return Object.defineProperty(mapper, "name", { value: recognise.name });
}

/** A surrogate without its other half, which has no UTF-8 and so no percent-encoding. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The JSON Pointer to what is found by `keys`, as URI fragment: `#/items/0/name` (RFC 6901 section 6). */
export function jsonPointer(keys: readonly PropertyKey[]): string {
  return `#${keys.map((key) => `/${encodeKey(String(key))}`).join("")}`;
}

/** The keys of a JSON Pointer as plain text, `/items/0/name` (RFC 6901 section 4). */
export function keysOfPointer(pointer: string): string[] {
  const [, ...keys] = pointer.split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * The keys of a path as validators tell it: a list of keys, or of objects that have one as `key`. It ends at
 * what is neither, since nothing below that can be pointed to.
 */
export function readPath(path: unknown): PropertyKey[] {
  const keys: PropertyKey[] = [];
  for (const step of readElements(path)) {
    const key = isObject(step) ? readProperty(step, "key") : step;
    if (typeof key !== "string" && typeof key !== "number" && typeof key !== "symbol") break;
    keys.push(key);
  }
  return keys;
}

/** `encodeURI` leaves what a fragment may hold (RFC 3986 section 3.5), and the number sign that it may not. */
function encodeKey(key: string): string {
  const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1").replace(LONE_SURROGATE, "\ufffd");
  return encodeURI(escaped).replaceAll("#", "%23");
}

const QUOTES = ['"', "'", "`"];

/**
 * The message of a validator without its quotation of the refused text, which can be a password or a token:
 * `"pin" with value "12a4" fails …` becomes `"pin" with value "…" fails …`.
 */
export function hideValue(message: string, value: unknown): string {
  if (typeof value !== "string" || value === "") return message;
  const quotations = [JSON.stringify(value), ...QUOTES.map((quote) => quote + value + quote)];
  return quotations.reduce(
    (hidden, quotation) => hidden.replaceAll(quotation, `${quotation.charAt(0)}…${quotation.charAt(0)}`),
    message,
  );
}

/** The parts of a request by the names of the properties that Express and its middleware keep them in. */
const REQUEST_PARTS: ReadonlyMap<unknown, NonNullable<Issue["in"]>> = new Map([
  ["body", "body"],
  ["query", "query"],
  ["params", "path"],
  ["headers", "header"],
  ["cookies", "cookie"],
  ["signedCookies", "cookie"],
]);

/** The part of a request that is kept as `req[name]`, or undefined where there is none of that name. */
export function requestPart(name: unknown): NonNullable<Issue["in"]> | undefined {
  return REQUEST_PARTS.get(name);
}

/** The innermost frame of a stack trace, the place where the error was made. */
const FIRST_FRAME = /^ {4}at .*$/m;

/**
 * Whether an error was made in the code of an installed package, by its stack trace. It is the second mark of
 * errors whose message alone tells them apart; no request can put a frame into a trace.
 */
export function stackBeginsIn(error: unknown, packageName: string): boolean {
  if (!descendsFrom(error, "Error")) return false;
  const frame = FIRST_FRAME.exec(readString(error, "stack") ?? "")?.[0] ?? "";
  return frame.replaceAll("\\", "/").includes(`/node_modules/${packageName}/`);
}

/** The error for input that a validator refused: the issues say why, the profile's meaning says the rest. */
export function invalidInput(cause: unknown, issues: readonly Issue[]): HttpError {
  return withoutStackTrace(() => new BadRequest(undefined, { cause, issues }));
}

/** Reading and writing files fails with the same system calls, but not with these codes. */
const BROKEN: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/**
 * The code of an error that Node made because a socket could not connect or broke; undefined for any other.
 * Where a host has several addresses and all failed, it is the code of the first (an AggregateError).
 */
export function socketErrorCode(error: unknown): string | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  return socketCode(error) ?? socketCode(readProperty(readProperty(error, "errors"), 0));
}

function socketCode(error: unknown): string | undefined {
  const code = readString(error, "code");
  if (code === undefined) return undefined;
  switch (readString(error, "syscall")) {
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
