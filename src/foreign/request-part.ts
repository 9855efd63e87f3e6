import type { Issue } from "../errors/http-error-options";

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
