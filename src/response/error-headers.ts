import type { HttpError } from "../errors/http-error";
import type { Note } from "../mappers/mapping";
import { isSafeHeader, statusOfHeader } from "../mappers/trust-status";
import { isArray, isRecord, isText, lengthOf, readElements, readProperty } from "../untrusted";

/** The name of a header and its value; a list is sent as one header for each of its values. */
export type HeaderPair = readonly [name: string, value: string | readonly string[]];

/** The most characters in a name. */
const MAX_NAME = 256;

/** The most characters in one value. */
const MAX_VALUE = 4_096;

/** The most characters in all that an error adds; many clients refuse a head of 16 KiB. */
const MAX_TOTAL = 8_192;

/** The most headers that an error may add. */
const MAX_HEADERS = 32;

/** The most values of one of them, each of which is a line. */
const MAX_LINES = 32;

/** One value of `Vary` or `Connection` for several, each name once (RFC 9110 sections 7.6.1 and 12.5.5). */
export function joinNames(values: readonly unknown[]): string {
  const names = values.flat().flatMap((value) => String(value).split(","));
  const byName = new Map<string, string>();
  for (const name of names.map((each) => each.trim())) {
    const key = name.toLowerCase();
    if (name !== "" && !byName.has(key)) byName.set(key, name);
  }
  return byName.has("*") ? "*" : [...byName.values()].join(", ");
}

/** The characters of a name (RFC 9110 section 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;

/** The characters of a value that Node sends (RFC 9110 section 5.5). */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Framing, hop-by-hop, caching, cookies and the request id: they belong to the connection, the body that is sent,
 * a session, or the request. An error may still set `Content-Range` on a 416 and `Upgrade` on a 426.
 */
const FORBIDDEN_NAME =
  /^(?:connection|content-.*|(?:.+-)?cache-control|keep-alive|proxy-connection|set-cookie2?|surrogate-control|te|trailer|transfer-encoding|upgrade|http2-settings|x-content-type-options|x-request-id)$/i;

/** Whether a header belongs to the answer itself, so that nothing else may set it. */
export function isReservedHeader(name: string): boolean {
  return FORBIDDEN_NAME.test(name);
}

/** An empty one would take the place of the handler's challenge and ask for nothing (RFC 9110 section 11.3). */
const MAY_NOT_BE_EMPTY = /^(?:www|proxy)-authenticate$/i;

/** The headers of an error that may be sent with `status`; each that may not is noted. Never throws. */
export function errorHeaders(
  error: HttpError,
  { status, exposed, requestIdHeader }: Pick<HeaderContext, "status" | "exposed" | "requestIdHeader">,
  note: Note,
): HeaderPair[] {
  const headers = readProperty(error, "headers");
  const names = headers === undefined ? [] : namesOf(headers, note);
  const pairs: HeaderPair[] = [];
  const context: HeaderContext = { status, exposed, requestIdHeader, left: { characters: MAX_TOTAL }, note };
  const ofOptions: HeaderPair[] = [];
  for (const [name, value] of headersOfOptions(error, note)) addHeader(ofOptions, name, value, context);
  for (const name of names.slice(0, MAX_HEADERS)) {
    addHeader(pairs, name, readValue(headers, name, note), context);
  }
  if (names.length > MAX_HEADERS) {
    note(
      `${String(names.length - MAX_HEADERS)} headers were left out: an error may add ${String(MAX_HEADERS)}.`,
    );
  }
  pairs.push(...ofOptions);
  // A client of HTTP/1.1 only acts on an Upgrade that its connection names (RFC 9110 section 7.8).
  if (pairs.some(([name]) => name.toLowerCase() === "upgrade")) pairs.push(["Connection", "Upgrade"]);
  return pairs;
}

interface HeaderContext {
  readonly status: number;
  readonly exposed: boolean;
  /** The name of the header with the request id. */
  readonly requestIdHeader: string;
  /** How many characters of names and values may still be added. */
  readonly left: { characters: number };
  readonly note: Note;
}

function addHeader(pairs: HeaderPair[], name: string, value: unknown, context: HeaderContext): void {
  const { left, note } = context;
  const reason = whyNotSent(name, value, context) ?? spend(name, value, left);
  if (reason === undefined) pairs.push([name, sentValue(value)]);
  else note(`The header ${JSON.stringify(name.slice(0, 80))} was left out: ${reason}.`);
}

/** Takes a header off what an error may add; returns why not if it is too much. */
function spend(name: string, value: unknown, left: { characters: number }): string | undefined {
  // Each value of a list is sent with the name.
  const lines = isArray(value) ? value : [value];
  const length = lines.reduce<number>((sum, line) => sum + name.length + String(line).trim().length, 0);
  if (length > left.characters) return "an error may add no more";
  left.characters -= length;
  return undefined;
}

/** Whether a value can be the name of a header. */
export function isFieldName(name: unknown): name is string {
  return typeof name === "string" && name.length <= MAX_NAME && TOKEN.test(name);
}

/** Whether a text can be the value of a header. */
export function isFieldValue(value: unknown): value is string {
  return typeof value === "string" && value.length <= MAX_VALUE && FIELD_VALUE.test(value);
}

function namesOf(headers: unknown, note: Note): string[] {
  try {
    if (isRecord(headers)) return Object.keys(headers);
  } catch {
    // A Proxy that refuses to list its names has none.
  }
  note("The headers were left out: they were not an object of names and values.");
  return [];
}

function readValue(headers: unknown, name: string, note: Note): unknown {
  const value = readProperty(headers, name);
  if (!isArray(value)) return value;
  noteMoreValues(`the header ${JSON.stringify(name.slice(0, 80))}`, value, MAX_LINES, note);
  return readElements(value, MAX_LINES);
}

function noteMoreValues(owner: string, values: unknown, limit: number, note: Note): void {
  const length = lengthOf(values);
  if (length > limit) note(`Of ${String(length)} values of ${owner} only ${String(limit)} were used.`);
}

function whyNotSent(
  name: string,
  value: unknown,
  { status, exposed, requestIdHeader }: HeaderContext,
): string | undefined {
  if (!isFieldName(name)) return "it has no valid name";
  const isSafe = isSafeHeader(name, status);
  const ownStatus = statusOfHeader(name);
  if (ownStatus !== undefined && !isSafe) return `the answer is not a ${String(ownStatus)}`;
  const isReserved = isReservedHeader(name) || name.toLowerCase() === requestIdHeader.toLowerCase();
  if (isReserved && !isSafe) return "an error may not set it";
  if (!exposed && !isSafe) return "the error is hidden";
  const values = isArray(value) ? value : [value];
  const accepts = MAY_NOT_BE_EMPTY.test(name) ? isFilledValue : isFieldValue;
  const isValid = values.every((one) => accepts(one) || Number.isFinite(one));
  return isValid && values.length > 0 ? undefined : "it has no valid value";
}

/** Whether a text can be the value of a header that must not be empty. */
export function isFilledValue(value: unknown): value is string {
  return isFieldValue(value) && value.trim() !== "";
}

/** The space around a value is not part of it, and HTTP/2 clients refuse it (RFC 9113 section 8.2.1). */
function sentValue(value: unknown): string | readonly string[] {
  return isArray(value) ? value.map((one) => String(one).trim()) : String(value).trim();
}

/** The most challenges, and the most methods, that are sent. */
const MAX_VALUES = 64;

/** The length of every date that HTTP can write, from the year 0 to 9999 (RFC 9110 section 5.6.7). */
const DATE_LENGTH = 29;

/** The headers that an error's options `retryAfter`, `challenge` and `allow` stand for. */
export function headersOfOptions(error: HttpError, note: Note): [string, unknown][] {
  const pairs: [string, unknown][] = [];
  for (const { option, header, toValue } of OPTIONS) {
    const given = readProperty(error, option);
    if (given === undefined) continue;
    noteMoreValues(option, given, MAX_VALUES, note);
    const value = toValue(given);
    if (value === undefined) note(`${option} was left out: it has no valid value.`);
    else pairs.push([header, value]);
  }
  return pairs;
}

interface HeaderOption {
  readonly option: string;
  readonly header: string;
  readonly toValue: (given: unknown) => unknown;
}

const OPTIONS: readonly HeaderOption[] = [
  { option: "retryAfter", header: "Retry-After", toValue: retryAfterValue },
  { option: "challenge", header: "WWW-Authenticate", toValue: challengeValue },
  { option: "allow", header: "Allow", toValue: allowValue },
];

/** Whole seconds, rounded up so that no client tries again too early, or a date (RFC 9110 section 10.2.3). */
function retryAfterValue(given: unknown): string | undefined {
  if (typeof given === "number") {
    const seconds = Math.ceil(given);
    return Number.isSafeInteger(seconds) && given >= 0 ? String(seconds) : undefined;
  }
  try {
    const date = Date.prototype.toUTCString.call(given);
    return date.length === DATE_LENGTH ? date : undefined;
  } catch {
    return undefined;
  }
}

/** One challenge or a list of them. */
function challengeValue(given: unknown): string | unknown[] | undefined {
  if (!isArray(given)) return isText(given) ? given : undefined;
  const challenges = readElements(given, MAX_VALUES);
  return challenges.length > 0 && challenges.every(isText) ? challenges : undefined;
}

/** The methods in one list; an empty list says that no method is allowed (RFC 9110 section 10.2.1). */
function allowValue(given: unknown): string | undefined {
  if (typeof given === "string") return given;
  if (!isArray(given)) return undefined;
  const methods = readElements(given, MAX_VALUES);
  return methods.every((method) => typeof method === "string") ? methods.join(", ") : undefined;
}
