import { builtIn, descendsFrom, type Foreign, HttpError, textOf } from "../mapping";

/** The codes of formidable that a request can cause, with the status of each and the sentence for it. */
export const FORMIDABLE_ERRORS: Readonly<
  Record<number, { readonly status: number; readonly detail: string }>
> = {
  1002: { status: 400, detail: "The request was aborted." },
  1003: { status: 415, detail: "The media type of the body is not supported." },
  1005: { status: 400, detail: "The name of a file is not valid." },
  1006: { status: 413, detail: "The fields of the form are too long." },
  1007: { status: 413, detail: "The form has too many fields." },
  1008: { status: 400, detail: "A file is too small." },
  1009: { status: 413, detail: "The files are too large." },
  1010: { status: 400, detail: "A file is empty." },
  1011: { status: 400, detail: "The request has no Content-Type." },
  1012: { status: 400, detail: "The form is malformed." },
  1013: { status: 400, detail: "The form is malformed." },
  1014: { status: 415, detail: "The transfer encoding of a part is not supported." },
  1015: { status: 413, detail: "The form has too many files." },
  1016: { status: 413, detail: "A file is too large." },
};

/**
 * What formidable refuses of an upload, by its own codes. Its message holds the limits of the server, and is not sent.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapFormidable) });
 * ```
 */
export const mapFormidable = builtIn("mapFormidable", (error) => {
  const { code, httpCode } = error;
  if (isMalformedJson(error)) return new HttpError(400, "The body is malformed.");
  if (typeof code !== "number" || typeof httpCode !== "number" || !descendsFrom(error, "FormidableError"))
    return undefined;
  const known = Object.hasOwn(FORMIDABLE_ERRORS, code) ? FORMIDABLE_ERRORS[code] : undefined;
  return known && new HttpError(known.status, known.detail);
});

/** The frames of an error that JSON.parse made for formidable, which parses JSON too and passes that on. */
const OF_JSON = /^ {4}at JSON\.parse .*\n.*[\\/]node_modules[\\/]formidable[\\/]/m;

function isMalformedJson(error: Foreign): boolean {
  return descendsFrom(error, "SyntaxError") && OF_JSON.test(textOf(error["stack"]) ?? "");
}
