import { builtIn, HttpError, isOfForm, messageOf } from "../mapping";

/** What busboy, and dicer below multer 1.4, say of a form that they cannot read. */
const MALFORMED_FORM: ReadonlySet<unknown> = new Set([
  "Malformed content type",
  "Malformed part header",
  "Multipart: Boundary not found",
  "Unexpected end of file",
  "Unexpected end of form",
  "Unexpected end of multipart data",
]);

/** How busboy begins to refuse a kind of multipart that is not a form, such as `multipart/mixed`. */
const UNSUPPORTED = "Unsupported content type: multipart/";

/**
 * A form that cannot be read. The error has neither name nor code, so the form itself is the second mark.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapBusboy) });
 * ```
 */
export const mapBusboy = builtIn("mapBusboy", (error, _note, { req }) => {
  const message = messageOf(error) ?? "";
  const isMalformed = MALFORMED_FORM.has(message);
  if (!isMalformed && !message.startsWith(UNSUPPORTED)) return undefined;
  if (!isOfForm(error, req, ["busboy", "dicer"])) return undefined;
  return isMalformed
    ? new HttpError(400, "The form is malformed.")
    : new HttpError(415, "The media type of the body is not supported.");
});
