import { BadRequest, builtIn, descendsFrom, messageOf } from "../mapping";

/**
 * The router's error for a path whose percent-encoding is malformed. Its message quotes the path.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapRouter) });
 * ```
 */
export const mapRouter = builtIn("mapRouter", (error) => {
  if (error["status"] !== 400 || !descendsFrom(error, "URIError")) return undefined;
  const isOfRouter = messageOf(error)?.startsWith("Failed to decode param") === true;
  return isOfRouter ? new BadRequest("The percent-encoding of the path is malformed.") : undefined;
});
