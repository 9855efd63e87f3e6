/**
 * What described the response that did not happen (RFC 9110 sections 6.6, 8, 10.2 and 14; RFC 9111; RFC 9421; RFC
 * 9530), or told a proxy what to send or to keep in its place.
 */
const LEFTOVER =
  /^(?:content-(?!security-policy).*|transfer-encoding|trailer|etag|last-modified|expires|age|pragma|(?:.+-)?cache-control|surrogate-.*|accept-ranges|digest|repr-digest|location|refresh|link|signature(?:-input)?|(?:x-)?sourcemap|x-accel-.*|x-sendfile|x-lighttpd-send-file|edge-control)$/;

/** What belongs to a connection of HTTP/1; Node sends no response over HTTP/2 that has it (RFC 9113 section 8.2.2). */
const CONNECTION_SPECIFIC = /^(?:connection|http2-settings|keep-alive|proxy-connection|te|upgrade)$/;

/** Whether a header that the failed handler has set must go. All others stay: CORS, security, rate limits, cookies. */
export function isLeftoverHeader(lowerCaseName: string, isHttp2: boolean): boolean {
  return LEFTOVER.test(lowerCaseName) || (isHttp2 && CONNECTION_SPECIFIC.test(lowerCaseName));
}
