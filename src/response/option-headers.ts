import type { HttpError } from "../errors/http-error";
import type { Note } from "../foreign/mapper";
import { readElements } from "../values/read-elements";
import { isArray, readProperty } from "../values/read-property";

/** The most challenges, and the most methods, that are told. */
const MAX_VALUES = 64;

/** The length of every date that HTTP can tell, those of the years 0 to 9999 (RFC 9110 section 5.6.7). */
const DATE_LENGTH = 29;

/** The headers that an error's options `retryAfter`, `challenge` and `allow` stand for. */
export function headersOfOptions(error: HttpError, note: Note): [string, unknown][] {
  const pairs: [string, unknown][] = [];
  for (const { option, header, toValue } of OPTIONS) {
    const given = readProperty(error, option);
    if (given === undefined) continue;
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

/** Whole seconds, rounded up so that nobody comes back too early, or a date (RFC 9110 section 10.2.3). */
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

/** The methods in one list; none is told by an empty one (RFC 9110 section 10.2.1). */
function allowValue(given: unknown): string | undefined {
  if (typeof given === "string") return given;
  if (!isArray(given)) return undefined;
  const methods = readElements(given, MAX_VALUES);
  return methods.every((method) => typeof method === "string") ? methods.join(", ") : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
