import type { ErrorClass } from "../errors/documented-errors";
import { type Issue, MAX_ISSUES } from "../errors/error-options";
import { BadRequest, descendsFrom, type HttpError, isArray, isObject, membersOf, messageOf } from "./mapping";

export type { Issue };

/** The most characters of a pointer; no more are sent. */
const MAX_POINTER = 1_024;

/** A surrogate without its other half, which has no UTF-8 and so no percent-encoding. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The JSON Pointer to what is found by `keys`, as URI fragment (RFC 6901 section 6). Of a pointer that is too
 * long to be sent, only the beginning is made.
 *
 * @example
 * ```ts
 * const pointer = jsonPointer(["items", 0, "a/b"]); // "#/items/0/a~1b"
 * ```
 */
export function jsonPointer(keys: readonly PropertyKey[]): string {
  let pointer = "#";
  for (const key of keys) {
    if (pointer.length > MAX_POINTER) break;
    // A client chooses the keys of its body, and encoding makes them up to nine times as long.
    pointer += `/${encodeKey(String(key).slice(0, MAX_POINTER))}`;
  }
  return pointer;
}

/** `encodeURI` leaves what a fragment may hold (RFC 3986 section 3.5), and the number sign that it may not. */
function encodeKey(key: string): string {
  const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1").replace(LONE_SURROGATE, "\ufffd");
  return encodeURI(escaped).replaceAll("#", "%23");
}

/**
 * The keys of a JSON Pointer, plain or as URI fragment: `["items", "0", "name"]` of `#/items/0/name` (RFC 6901).
 *
 * @example
 * ```ts
 * const fieldsOf = ({ issues = [] }: Problem): string[] =>
 *   issues.map(({ pointer }) => keysOfPointer(pointer).join("."));
 * ```
 */
export function keysOfPointer(pointer: string): string[] {
  // As much as a pointer that is sent can show; a longer one is cut within its last key.
  const shown = pointer.slice(0, MAX_POINTER + 1);
  const [, ...keys] = (shown.startsWith("#") ? decodeFragment(shown) : shown).split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A fragment without its percent-encoding, or as it is if that is malformed. */
function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * The keys of a path in the forms that validators use: a list of keys, or of objects with a `key`. The path ends
 * at the first element that is neither, since nothing below it can be pointed to.
 */
export function readPath(path: unknown): PropertyKey[] {
  const keys: PropertyKey[] = [];
  if (!isArray(path)) return keys;
  // Each key adds a character or more to a pointer.
  for (const step of path.slice(0, MAX_POINTER)) {
    const key = isObject(step) ? membersOf(step)["key"] : step;
    if (typeof key !== "string" && typeof key !== "number" && typeof key !== "symbol") break;
    keys.push(key);
  }
  return keys;
}

/** The most characters of a path that a pointer can show: `[""]` is `/` there. */
const MAX_PATH = 4 * MAX_POINTER + 1;

/** A key of a path such as `items[0].name` or `labels["a.b"]`. */
const KEY = /\["(.*?)"\]|\[(\d+)\]|[^.[]+/gs;

/** The same after the last quoted key. There, each `["` would be followed to the end for a `"]` that is not found. */
const UNQUOTED_KEY = /\[(\d+)\]|[^.[]+/g;

/** The keys of a path such as `items[0].name`. */
export function keysOfPath(path: string): string[] {
  const begin = path.slice(0, MAX_PATH);
  const quote = begin.lastIndexOf('"]');
  const end = quote === -1 ? 0 : quote + 2;
  return [
    ...[...begin.slice(0, end).matchAll(KEY)].map(([key, quoted, index]) => quoted ?? index ?? key),
    ...[...begin.slice(end).matchAll(UNQUOTED_KEY)].map(([key, index]) => index ?? key),
  ];
}

const QUOTES = ['"', "'", "`"];

/**
 * The words with which joi, valibot, zod 3, superstruct, yup and arktype quote what they refused. A quotation ends at
 * the last such quotation mark, since not all of them escape those in the value.
 */
const QUOTATION =
  /((?:\breceived:?|\(was|\bwith value|\bfor value:|\bvalue was:|\bfrom the value) )(["'`])(?!\2$|…\2)[^]*\2/gi;

/** How arktype quotes a value for which several things are wrong. */
const QUOTATION_BEFORE_LIST = /^([^("]*\()"[^]*"(?=\) must be\.\.\.)/;

/**
 * How values are shown without quotation marks: numbers and dates by valibot, numbers, objects and lists by arktype,
 * and whatever is not a string by superstruct, after a colon. Names of types stay.
 */
const SHOWN_VALUE = /(\breceived(?:: (?!["'`])| (?=[-\d{[])))[^]*$/i;
const SHOWN_VALUE_IN_BRACKETS = /(\(was )[-\d{[][^]*$/;

/** What stands around a value in the messages of joi, whose `errors.wrap.label` replaces or removes its quotation marks. */
const BEFORE_VALUE = "with value ";
const AFTER_VALUE = [" fails to match the ", " matches the inverted "] as const;

/** How V8 quotes a text that is no JSON, or 20 characters of it around the mistake. arktype passes that on. */
const NO_JSON = /(\bUnexpected token [^]{1,4}, (?:\.\.\.)?)"[^]{0,64}"(?=(?:\.\.\.)? is not valid JSON)/;

/**
 * A message without its quotations of what was refused, which can be a password or a token: those of `value`, and
 * those of what the schema made of it (`trim`, `lowercase`), which are found by the words that validators use. A
 * message without such a quotation is returned unchanged.
 *
 * @example
 * ```ts
 * const detail = hideValue('"pin" with value "12a4" is not a number', "12a4"); // '"pin" with value "…" is not a number'
 * ```
 */
export function hideValue(message: string, value: unknown): string {
  return hideBetweenWords(hideText(message, value).replace(QUOTATION, "$1$2…$2"))
    .replace(QUOTATION_BEFORE_LIST, '$1"…"')
    .replace(SHOWN_VALUE, "$1…")
    .replace(SHOWN_VALUE_IN_BRACKETS, "$1…)")
    .replace(NO_JSON, '$1"…"');
}

/** A message of joi without a value that no quotation marks show. The value itself can contain the words that follow it. */
function hideBetweenWords(message: string): string {
  const begin = message.indexOf(BEFORE_VALUE) + BEFORE_VALUE.length;
  const end = Math.max(...AFTER_VALUE.map((words) => message.lastIndexOf(words)));
  if (begin < BEFORE_VALUE.length || end < begin) return message;
  const isHidden = /^(["'`])…\1$/.test(message.slice(begin, end));
  return isHidden ? message : `${message.slice(0, begin)}…${message.slice(end)}`;
}

/** A message without quotations of a text. */
function hideText(message: string, text: unknown): string {
  if (typeof text !== "string" || text === "" || text.length > message.length) return message;
  const quotations = [JSON.stringify(text), ...QUOTES.map((quote) => quote + text + quote)];
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

/** The part of a request that is kept as `req[name]`, or undefined if there is none of that name. */
export function requestPart(name: unknown): NonNullable<Issue["in"]> | undefined {
  return REQUEST_PARTS.get(name);
}

/** An issue as a library has it: the value only to find it in the message, the path as keys or objects with a `key`. */
export interface ForeignIssue {
  readonly message: unknown;
  readonly value?: unknown;
  readonly path: unknown;
  readonly code?: unknown;
}

/** An issue of ours for that of a library, without the value. */
export function issueOf({ message, value, path, code }: ForeignIssue, part?: Issue["in"]): Issue {
  return {
    detail: hideValue(typeof message === "string" ? message : "is not valid", value),
    pointer: jsonPointer(readPath(path)),
    in: part,
    code: typeof code === "string" ? code : undefined,
  };
}

/**
 * The error for input that a validator refused: the issues say why, and the profile's meaning is the detail. Only
 * the refusals that are sent are made into issues, since one request can have a hundred thousand.
 */
export function invalidInput<Refusal>(
  refusals: readonly Refusal[],
  toIssue: (refusal: Refusal) => Issue,
  Refused: ErrorClass = BadRequest,
  message?: string,
): HttpError {
  const issues = refusals.slice(0, MAX_ISSUES).map(toIssue);
  const issueCount = refusals.length > MAX_ISSUES ? refusals.length : undefined;
  return new Refused(message, { issues, issueCount });
}

/**
 * How failures of the server read whose text alone a validator keeps: system errors, errors of V8, of `fetch` and HTTP
 * clients, of TLS and of databases. A refusal of the input does not read like one of them.
 */
const SERVER_FAILURES: readonly RegExp[] = [
  /\b(?:connect|getaddrinfo|bind|send|read|write|open|stat|scandir|spawn|query[A-Z]\w{0,9}) E[A-Z_]{3,}\b/,
  /^(?:E[A-Z]{4,}|ER_[A-Z_]+|SQLITE_[A-Z_]+|EAI_[A-Z]+|E11000)[: ]/,
  /^Cannot (?:read propert|set propert|destructure|convert (?:undefined|a )|access '|mix BigInt)/,
  /^[\w$.]{1,200}(?:\(\.\.\.\))?(?:\.[\w$]{1,200}|\[\w{1,200}\])? is not (?:a function|a constructor|iterable|defined)\b/,
  /^(?:Assignment to constant variable|Class constructor |Converting circular structure|Maximum call stack)/,
  /^(?:fetch failed|Failed to fetch|socket hang up|Network Error|other side closed|terminated|request to \w+:)/,
  /^(?:Request failed with status code|timeout of \d+ ?ms exceeded|The operation was aborted|This operation was aborted)/,
  /^(?:Connection (?:terminated|refused|is closed|timeout|lost)|Client network socket disconnected|timeout exceeded when)/,
  /\bcertificate\b|^Failed query:|^\s*Invalid `prisma|^(?:relation|column) ".*" does not exist/,
];

/** Whether a text that a validator kept of an error says that the server failed, not that the input was refused. */
export function readsLikeServerFailure(text: string): boolean {
  const begin = text.slice(0, MAX_POINTER);
  return SERVER_FAILURES.some((pattern) => pattern.test(begin));
}

/** Whether an error that a validator caught says that the server failed: a bug, or a system call. */
export function isServerFailure(error: unknown): boolean {
  const { syscall } = membersOf(error);
  const isBug = BUGS.some((name) => descendsFrom(error, name));
  return isBug || typeof syscall === "string" || readsLikeServerFailure(messageOf(error) ?? "");
}

const BUGS = ["TypeError", "ReferenceError", "RangeError", "AggregateError"] as const;
