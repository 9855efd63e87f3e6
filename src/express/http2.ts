import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServerHttp2Stream } from "node:http2";
import { readProperty } from "../values/read-property";

/** Whether a request came over HTTP/2. */
export function isHttp2(req: IncomingMessage): boolean {
  return Number(readProperty(req, "httpVersionMajor")) >= 2;
}

/** The HTTP/2 stream of a response, or undefined over HTTP/1. */
export function streamOf(res: ServerResponse): ServerHttp2Stream | undefined {
  return readProperty(res, "stream") as ServerHttp2Stream | undefined;
}
