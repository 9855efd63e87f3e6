import { readElements } from "../values/read-elements";
import { isObject, readProperty } from "../values/read-property";

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
