import { builtIn, descendsFrom, firstFrame, type Foreign, socketErrorCode } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * Where Node's HTTP client makes an error because the connection or the answer broke. Its server has a file of its own.
 */
const OF_HTTP_CLIENT = "(node:_http_client:";

/** A connection that ended too early, and an answer that is no HTTP. */
const BROKEN = /^(?:ECONNRESET|HPE_[A-Z_]+)$/;

/** Where a client ends a connection because it ended during the handshake, or because of the certificate. */
const OF_TLS_CLIENT = /\bonConnect\w+ \(node:_tls_wrap:/;

/**
 * The errors that Node makes of sockets and in its HTTP client ("socket hang up", "aborted"), which undici's `request`
 * and many clients pass on unchanged. They do not say what was connected to, so every socket of the server counts, a
 * database's too. A request that the server's own client aborted is not one of them.
 *
 * @example
 * ```ts
 * import { mapUpstreamSocket } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapUpstreamSocket] }); // ETIMEDOUT becomes a 504
 * ```
 */
export const mapUpstreamSocket = builtIn("mapUpstreamSocket", (error) => {
  const isFailure = socketErrorCode(error) !== undefined || isOfClient(error);
  return isFailure && descendsFrom(error, "Error") ? upstreamError(error) : undefined;
});

function isOfClient(error: Foreign): boolean {
  const { code, syscall } = error;
  if (typeof code !== "string") return false;
  // The system's code for what is no TLS.
  if (code === "EPROTO" && typeof syscall === "string") return true;
  const frame = firstFrame(error);
  return OF_TLS_CLIENT.test(frame) || (frame.includes(OF_HTTP_CLIENT) && BROKEN.test(code));
}
