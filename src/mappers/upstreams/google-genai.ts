import { builtIn, descendsFrom, stackBeginsIn } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors of @google/genai. Applications have a class of that name, too, so the package that made it counts, and in
 * a bundle they stay a 500.
 *
 * @example
 * ```ts
 * import { mapGoogleGenAI } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapGoogleGenAI] }); // a 429 of the service becomes a 503
 * ```
 */
export const mapGoogleGenAI = builtIn("mapGoogleGenAI", (error) => {
  const { status } = error;
  const isOfGoogle = descendsFrom(error, "ApiError") && stackBeginsIn(error, "@google/genai");
  return isOfGoogle ? upstreamError(error, { status }) : undefined;
});
