import { type Mapper, socketErrorCode } from "../mapping";
import { upstreamError } from "./upstream-error";

/**
 * The errors that Node makes of sockets, which undici's `request` and many clients pass on as they are. They do
 * not say what was connected to, so every socket of the server counts, a database's too.
 *
 * @example
 * ```ts
 * import { mapUpstreamSocket } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapUpstreamSocket] }); // ETIMEDOUT becomes a 504
 * ```
 */
export const mapUpstreamSocket: Mapper = (error) =>
  socketErrorCode(error) === undefined ? undefined : upstreamError(error);
