import { builtIn, descendsFrom, membersOf } from "../mapping";
import { networkFailure, upstreamError } from "./upstream-error";

/**
 * The errors of Slack's client (@slack/web-api).
 *
 * @example
 * ```ts
 * import { mapSlack } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapSlack] }); // a limit that was reached becomes a 503
 * ```
 */
export const mapSlack = builtIn("mapSlack", (error) => {
  const { code, statusCode, headers, retryAfter, original, data } = error;
  if (!descendsFrom(error, "Error")) return undefined;
  switch (code) {
    case "slack_webapi_http_error":
      return upstreamError(error, { status: statusCode, headers });
    case "slack_webapi_rate_limited_error":
      return upstreamError(error, { status: 429, headers: { "retry-after": String(retryAfter) } });
    case "slack_webapi_platform_error":
      return upstreamError(error, { status: membersOf(data)["error"] === "ratelimited" ? 429 : 502 });
    case "slack_webapi_request_error":
      return upstreamError(error, {}, networkFailure(original));
    default:
      return undefined;
  }
});
