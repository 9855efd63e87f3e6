const UNSAFE_IN_HTML = /[<>&\u2028\u2029]/;

/** Escapes what could end a script or a string if somebody puts the body into a page; JSON reads the same. */
export function escapeHtml(json: string): string {
  // Most bodies hold none, and to test is cheaper than to replace nothing.
  if (!UNSAFE_IN_HTML.test(json)) return json;
  return json.replace(
    new RegExp(UNSAFE_IN_HTML, "g"),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
