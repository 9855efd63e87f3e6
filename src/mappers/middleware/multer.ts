import { BadRequest } from "../../errors/documented-errors";
import { HttpError } from "../../errors/http-error";
import { withoutStackTrace } from "../../errors/stack-traces";
import { descendsFrom, readString } from "../../untrusted";
import { jsonPointer, type Mapper, stackBeginsIn } from "../mapping";

/** The codes that multer documents, with the status of each and the sentence for it. */
export const MULTER_ERRORS: Readonly<Record<string, { readonly status: number; readonly detail: string }>> = {
  INVALID_FIELD_NAME: { status: 400, detail: "The name of the field is not valid." },
  LIMIT_FIELD_ARRAY_INDEX: { status: 400, detail: "The array index in the name of the field is too large." },
  LIMIT_FIELD_COUNT: { status: 413, detail: "The form has too many fields." },
  LIMIT_FIELD_KEY: { status: 400, detail: "The name of a field is too long." },
  LIMIT_FIELD_NESTING: { status: 400, detail: "The name of the field is nested too deeply." },
  LIMIT_FIELD_VALUE: { status: 413, detail: "The value of the field is too long." },
  LIMIT_FILE_COUNT: { status: 413, detail: "The form has too many files." },
  LIMIT_FILE_SIZE: { status: 413, detail: "The file is too large." },
  LIMIT_PART_COUNT: { status: 413, detail: "The form has too many parts." },
  LIMIT_UNEXPECTED_FILE: { status: 400, detail: "No such file is expected." },
  MISSING_FIELD_NAME: { status: 400, detail: "A field has no name." },
  // Its file is being written when the request ends before its time.
  STREAM_DESTROYED: { status: 400, detail: "The request was aborted." },
};

/** What multer makes, without a name or a code, of a client that goes while it sends. */
const ABORTED: ReadonlySet<unknown> = new Set(["Request aborted", "Request closed"]);

/** What multer refuses of an upload; the field is told, the name of the client's file is not. */
export const mapMulter: Mapper = (error) => {
  if (!descendsFrom(error, "Error")) return undefined;
  if (readString(error, "name") === "MulterError") return mapMulterError(error);
  const isAborted = ABORTED.has(readString(error, "message")) && stackBeginsIn(error, "multer");
  return isAborted
    ? withoutStackTrace(() => new BadRequest("The request was aborted.", { cause: error }))
    : undefined;
};

function mapMulterError(error: unknown): HttpError | undefined {
  const code = readString(error, "code") ?? "";
  const known = Object.hasOwn(MULTER_ERRORS, code) ? MULTER_ERRORS[code] : undefined;
  if (known === undefined) return undefined;
  const { status, detail } = known;
  const field = readString(error, "field");
  if (field === undefined) return withoutStackTrace(() => new HttpError(status, detail, { cause: error }));
  const issues = [{ detail, pointer: jsonPointer([field]), code }];
  return withoutStackTrace(() => new HttpError(status, undefined, { cause: error, issues }));
}
