import { builtIn, descendsFrom, HttpError } from "../mapping";

/**
 * A path that is too long for the file system, as serve-index finds it. The error of the file system names the path, so
 * nothing of it is taken over.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapServeIndex) });
 * ```
 */
export const mapServeIndex = builtIn("mapServeIndex", (error) => {
  const { code, syscall, status } = error;
  const isTooLong = code === "ENAMETOOLONG" && syscall === "stat" && status === 414;
  return isTooLong && descendsFrom(error, "Error") ? new HttpError(414) : undefined;
});
