import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** A request and its response that no server has read and no client waits for. */
export function createRequest(parts: { headers?: Record<string, string>; id?: unknown } = {}) {
  const { headers = {}, ...own } = parts;
  const request = Object.assign(new IncomingMessage(new Socket()), own);
  Object.assign(request.headers, headers);
  return { request, response: new ServerResponse(request) };
}

/** What is asked of a request that came over HTTP/2, which is no `IncomingMessage`. */
export function createHttp2Request(httpVersionMajor = 2): IncomingMessage {
  return Object.assign(Object.create(null) as IncomingMessage, { httpVersionMajor });
}
