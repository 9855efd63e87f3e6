import { readProperty } from "../values/read-property";

/**
 * When an upstream says to try again, in seconds or as a date; undefined where it does not, or not in a valid
 * form (RFC 9110 section 10.2.3). It is read and written anew, so that nothing else of the header gets through.
 */
export function readRetryAfter(headers: unknown): number | Date | undefined {
  const value = readHeader(headers, "retry-after");
  if (typeof value !== "string") return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const date = new Date(value);
  // Only the preferred form of a date reads the same when it is written again (RFC 9110 section 5.6.7).
  return !Number.isNaN(date.getTime()) && date.toUTCString() === value ? date : undefined;
}

/** A header of a `Headers` object or of one with lower-case names, as Node makes it. */
function readHeader(headers: unknown, name: string): unknown {
  const own = readProperty(headers, name);
  if (own !== undefined) return own;
  const get = readProperty(headers, "get");
  if (typeof get !== "function") return undefined;
  try {
    return Reflect.apply(get, headers, [name]) as unknown;
  } catch {
    return undefined;
  }
}
