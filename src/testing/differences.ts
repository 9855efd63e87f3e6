/** Stands in an expected body for any text, or, as a whole member, for none. */
export const ANY_TEXT = "\u0000any text\u0000";

/** A line for each member of `expected` that `received` tells otherwise; what it tells beyond is not looked at. */
export function differences(path: string, expected: unknown, received: unknown): string[] {
  if (typeof expected !== "object" || expected === null) return difference(path, expected, received);
  if (typeof received !== "object" || received === null) return difference(path, expected, received);
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(`${path}.${name}`, value, (received as Record<string, unknown>)[name]),
  );
}

/** One line where the two values are not the same, none where they are. */
export function difference(path: string, expected: unknown, received: unknown): string[] {
  if (Object.is(expected, received) || isAnyText(expected, received)) return [];
  return [`  ${path}: expected ${inWords(expected)}, received ${inWords(received)}`];
}

function isAnyText(expected: unknown, received: unknown): boolean {
  return expected === ANY_TEXT && (typeof received === "string" || received === undefined);
}

function inWords(value: unknown): string {
  const json = value === undefined ? "nothing" : JSON.stringify(value);
  return json.replaceAll(JSON.stringify(ANY_TEXT), "any text");
}
