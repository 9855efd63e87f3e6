import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServerHttp2Stream } from "node:http2";
import { read } from "./read";

/** Whether a request came over HTTP/2. */
export function isHttp2(req: IncomingMessage): boolean {
  return read(req, "httpVersionMajor") >= 2;
}

/** The HTTP/2 stream of a response, or undefined over HTTP/1. */
export function streamOf(res: ServerResponse): ServerHttp2Stream | undefined {
  return read(res as { stream?: ServerHttp2Stream }, "stream");
}
