import { HttpError } from "../../errors/http-error";
import { builtIn, type Foreign } from "../mapping";
import { isBuiltByHttpErrors, readStamp } from "./http-errors";

/**
 * What body-parser documents under "Errors", by `type`. Its own messages quote the request, so a fixed
 * sentence stands in for each. Its `stream.*` types are mistakes of the server and are left out.
 */
export const BODY_PARSER_ERRORS: Readonly<
  Record<string, { readonly status: number; readonly detail: string }>
> = {
  "charset.unsupported": { status: 415, detail: "The character set of the body is not supported." },
  "encoding.unsupported": { status: 415, detail: "The content encoding of the body is not supported." },
  "entity.parse.failed": { status: 400, detail: "The body is malformed." },
  "entity.too.large": { status: 413, detail: "The body is too large." },
  "entity.verify.failed": { status: 403, detail: "The body failed its verification." },
  "parameters.too.many": { status: 413, detail: "The body has too many parameters." },
  "querystring.parse.rangeError": {
    status: 400,
    detail: "The parameters of the body are nested too deeply.",
  },
  "request.aborted": { status: 400, detail: "The request was aborted." },
  "request.size.invalid": {
    status: 400,
    detail: "The body does not have the length that the request states.",
  },
};

/** The codes of Node's decoders, zlib and Brotli, for bytes that are not what `Content-Encoding` says. */
const UNDECODABLE = /^(?:Z_(?:BUF|DATA)_ERROR|ERR__ERROR_FORMAT_\w+)$/;

/** The errors of body-parser, and so of `express.json()`, `urlencoded`, `raw` and `text`. */
export const mapBodyParser = builtIn(function mapBodyParser(error) {
  const type = error["type"] ?? (isUndecodable(error) ? "entity.parse.failed" : undefined);
  if (typeof type !== "string" || !Object.hasOwn(BODY_PARSER_ERRORS, type)) return undefined;
  const isBuilt = isBuiltByHttpErrors(error);
  if (!isBuilt && readStamp(error) === undefined) return undefined;
  // The error of a `verify` function that http-errors made says by itself what it is.
  if (isBuilt && type === "entity.verify.failed") return undefined;
  const known = BODY_PARSER_ERRORS[type];
  return known && new HttpError(known.status, known.detail);
});

/** body-parser stamps what a decoder throws, and gives it no type. */
function isUndecodable(error: Foreign): boolean {
  return UNDECODABLE.test(String(error["code"])) && readStamp(error)?.status === 400;
}
