import { builtIn } from "../mapping";
import { stainlessError } from "./stainless";

/**
 * The errors of OpenAI's SDK.
 *
 * @example
 * ```ts
 * import { mapOpenAI } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapOpenAI] }); // a 429 of OpenAI becomes a 503
 * ```
 */
export const mapOpenAI = builtIn("mapOpenAI", (error) => {
  return stainlessError(error, "OpenAIError");
});
