import { builtIn, NotFound } from "../mapping";
import { readStamp } from "./http-errors";

const MISSING_FILE: ReadonlySet<unknown> = new Set(["ENAMETOOLONG", "ENOENT", "ENOTDIR"]);

/**
 * A missing file of `res.sendFile`, `res.download` or `express.static`: the error of the file system, stamped
 * as a 404 that is not to be shown. Its message names the path, so none is taken over.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapSend) });
 * ```
 */
export const mapSend = builtIn("mapSend", (error) => {
  if (!MISSING_FILE.has(error["code"]) || typeof error["syscall"] !== "string") return undefined;
  const stamp = readStamp(error);
  return stamp?.status === 404 && !stamp.expose ? new NotFound() : undefined;
});
