import { NotFound } from "../../errors/documented-errors";
import { withoutStackTrace } from "../../errors/stack-traces";
import { readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { readStamp } from "./http-errors";

const MISSING_FILE: ReadonlySet<string> = new Set(["ENAMETOOLONG", "ENOENT", "ENOTDIR"]);

/**
 * A missing file of `res.sendFile`, `res.download` or `express.static`: the error of the file system, stamped
 * as a 404 that is not to be shown. Its message names the path, so none is taken over.
 */
export const mapSend: Mapper = (error) => {
  const stamp = readStamp(error);
  const isMissingFile =
    stamp?.status === 404 &&
    !stamp.expose &&
    MISSING_FILE.has(readString(error, "code") ?? "") &&
    readString(error, "syscall") !== undefined;
  return isMissingFile ? withoutStackTrace(() => new NotFound(undefined, { cause: error })) : undefined;
};
