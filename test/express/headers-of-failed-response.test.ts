import { describesFailedResponse } from "../../src/express/replace-response";

describe("describesFailedResponse", () => {
  it.each([
    "accept-ranges",
    "age",
    "cache-control",
    "cdn-cache-control",
    "cloudflare-cdn-cache-control",
    "content-digest",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-range",
    "content-type",
    "digest",
    "edge-control",
    "etag",
    "expires",
    "last-modified",
    "link",
    "location",
    "pragma",
    "refresh",
    "repr-digest",
    "signature",
    "signature-input",
    "sourcemap",
    "surrogate-control",
    "surrogate-key",
    "trailer",
    "transfer-encoding",
    "x-accel-expires",
    "x-accel-redirect",
    "x-lighttpd-send-file",
    "x-sendfile",
    "x-litespeed-location",
    "x-reproxy-url",
    "x-reproxy-file",
    "x-archive-files",
    "hx-redirect",
    "x-sourcemap",
  ])("%s goes", (name) => {
    expect(describesFailedResponse(name, false)).toBe(true);
  });

  it.each([
    "access-control-allow-origin",
    "access-control-expose-headers",
    "content-security-policy",
    "content-security-policy-report-only",
    "cross-origin-resource-policy",
    "etag-of-mine",
    "ratelimit",
    "ratelimit-policy",
    "retry-after",
    "server-timing",
    "set-cookie",
    "strict-transport-security",
    "vary",
    "x-content-type-options",
    "x-frame-options",
    "x-powered-by",
    "x-ratelimit-remaining",
    "x-request-id",
  ])("%s stays", (name) => {
    expect(describesFailedResponse(name, false)).toBe(false);
    expect(describesFailedResponse(name, true)).toBe(false);
  });

  it.each(["connection", "http2-settings", "keep-alive", "proxy-connection", "te", "upgrade"])(
    "%s goes over HTTP/2 and stays over HTTP/1",
    (name) => {
      expect(describesFailedResponse(name, true)).toBe(true);
      expect(describesFailedResponse(name, false)).toBe(false);
    },
  );
});
