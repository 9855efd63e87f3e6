/** The characters of a URI reference (RFC 3986 section 2). */
const URI_REFERENCE = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;

/** Whether a value is made of what a URI reference can hold. */
export function isUriReference(value: unknown): value is string {
  return typeof value === "string" && URI_REFERENCE.test(value);
}
