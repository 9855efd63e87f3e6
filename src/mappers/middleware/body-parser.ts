import type { IncomingMessage } from "node:http";
import { builtIn, type Foreign, HttpError } from "../mapping";
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
const UNDECODABLE = /^(?:Z_(?:BUF_ERROR|DATA_ERROR|NEED_DICT)|ERR__ERROR_FORMAT_\w+)$/;

/**
 * The errors of body-parser, and so of `express.json()`, `urlencoded`, `raw` and `text`.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapBodyParser) });
 * ```
 */
export const mapBodyParser = builtIn("mapBodyParser", (error, _note, { req }) => {
  const type = typeOf(error);
  const known = Object.hasOwn(BODY_PARSER_ERRORS, type) ? BODY_PARSER_ERRORS[type] : undefined;
  if (known === undefined || (req && !isAboutBody(type, req))) return undefined;
  const isBuilt = isBuiltByHttpErrors(error);
  if (!isBuilt && readStamp(error) === undefined) return undefined;
  // The error of a `verify` function that http-errors made says by itself what it is.
  if (isBuilt && type === VERIFY_FAILED) return undefined;
  return new HttpError(known.status, known.detail);
});

const VERIFY_FAILED = "entity.verify.failed";

/** The type of an error of body-parser, where it gave one. */
function typeOf(error: Foreign): string {
  const { type, code, body } = error;
  const stamp = readStamp(error);
  // body-parser stamps what a decoder throws, and gives it no type.
  if (type === undefined && stamp?.status === 400 && UNDECODABLE.test(String(code)))
    return "entity.parse.failed";
  const isKnown = typeof type === "string" && Object.hasOwn(BODY_PARSER_ERRORS, type);
  // It stamps what `verify` throws with 403 and the body, but leaves a `type` of its own.
  if (!isKnown && stamp?.status === 403 && body !== undefined) return VERIFY_FAILED;
  return isKnown ? type : "";
}

/** Whether the body of a request can have failed so: raw-body reads the answers of other services too. */
function isAboutBody(type: string, req: IncomingMessage): boolean {
  const { headers, complete } = req;
  const hasBody = "content-length" in headers || "transfer-encoding" in headers || req.httpVersionMajor >= 2;
  return hasBody && !(complete && type === "request.aborted");
}
