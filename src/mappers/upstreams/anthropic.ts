import { builtIn } from "../mapping";
import { stainlessError } from "./stainless";

/**
 * The errors of Anthropic's SDK.
 *
 * @example
 * ```ts
 * import { mapAnthropic } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapAnthropic] }); // a 529, overloaded, becomes a 503
 * ```
 */
export const mapAnthropic = builtIn("mapAnthropic", (error) => {
  return stainlessError(error, "AnthropicError");
});
