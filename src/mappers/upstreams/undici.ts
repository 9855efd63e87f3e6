import { builtIn, descendsFrom, textOf } from "../mapping";
import { upstreamError } from "./upstream-error";

/** The failures of upstreams, by name and code; undici's other errors are mistakes of the caller. */
const CODES: ReadonlyMap<string, string> = new Map([
  ["BodyTimeoutError", "UND_ERR_BODY_TIMEOUT"],
  ["ConnectTimeoutError", "UND_ERR_CONNECT_TIMEOUT"],
  ["HeadersOverflowError", "UND_ERR_HEADERS_OVERFLOW"],
  ["HeadersTimeoutError", "UND_ERR_HEADERS_TIMEOUT"],
  ["InformationalError", "UND_ERR_INFO"],
  ["RequestRetryError", "UND_ERR_REQ_RETRY"],
  ["ResponseContentLengthMismatchError", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"],
  ["ResponseError", "UND_ERR_RESPONSE"],
  ["ResponseExceededMaxSizeError", "UND_ERR_RES_EXCEEDED_MAX_SIZE"],
  ["ResponseStatusCodeError", "UND_ERR_RESPONSE_STATUS_CODE"],
  ["SecureProxyConnectionError", "UND_ERR_PRX_TLS"],
  ["SocketError", "UND_ERR_SOCKET"],
]);

/**
 * The errors of undici's `request`, `stream`, `pipeline` and dispatchers; {@link mapFetch} has its `fetch`.
 *
 * @example
 * ```ts
 * import { mapUndici } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapUndici] }); // UND_ERR_HEADERS_TIMEOUT becomes a 504
 * ```
 */
export const mapUndici = builtIn("mapUndici", (error) => {
  const { statusCode, headers } = error;
  const name = textOf(error["name"]) ?? "";
  const code = textOf(error["code"]);
  const isKnown = code !== undefined && (code === CODES.get(name) || isMalformed(name, code));
  if (!isKnown || !descendsFrom(error, "Error")) return undefined;
  return upstreamError(error, { status: statusCode, headers });
});

/** The upstream's answer is no HTTP. */
function isMalformed(name: string, code: string): boolean {
  return name === "HTTPParserError" && code.startsWith("HPE_");
}
