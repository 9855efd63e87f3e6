import { jsonPointer } from "../issues";
import { builtIn, descendsFrom, type Foreign, HttpError, isOfForm, messageOf } from "../mapping";

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

/**
 * What multer refuses of an upload. The name of the field is sent, that of the client's file is not.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapMulter) });
 * ```
 */
export const mapMulter = builtIn("mapMulter", (error, _note, { req }) => {
  if (error["name"] === "MulterError")
    return descendsFrom(error, "Error") ? mapMulterError(error) : undefined;
  const isAborted = ABORTED.has(messageOf(error)) && isOfForm(error, req, ["multer"]);
  return isAborted ? new HttpError(400, "The request was aborted.") : undefined;
});

function mapMulterError({ code, field }: Foreign): HttpError | undefined {
  const known =
    typeof code === "string" && Object.hasOwn(MULTER_ERRORS, code) ? MULTER_ERRORS[code] : undefined;
  if (known === undefined) return undefined;
  const { status, detail } = known;
  if (typeof field !== "string") return new HttpError(status, detail);
  return new HttpError(status, undefined, {
    issues: [{ detail, pointer: jsonPointer([field]), code: String(code) }],
  });
}
