import { builtIn, Forbidden, messageOf, stackBeginsIn } from "../mapping";

/** What lusca says if a request has no CSRF token, or one of another session. */
const REFUSED: ReadonlySet<unknown> = new Set(["CSRF token mismatch", "CSRF token missing"]);

/**
 * The refusals of lusca's `csrf`. They are plain errors, so the package that made them counts, and in a bundle they
 * stay a 500.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapLusca) });
 * ```
 */
export const mapLusca = builtIn("mapLusca", (error) => {
  const isRefusal = REFUSED.has(messageOf(error)) && stackBeginsIn(error, "lusca");
  return isRefusal ? new Forbidden("The CSRF token is missing or not valid.") : undefined;
});
