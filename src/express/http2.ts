import { IncomingMessage, type ServerResponse } from "node:http";
import type { ServerHttp2Stream } from "node:http2";
import { read } from "./read";

/** Whether a request came over HTTP/2. */
export function isHttp2(req: IncomingMessage): boolean {
  // Over HTTP/1 a client may write any version that it likes.
  return read(req, "httpVersionMajor") >= 2 && !(req instanceof IncomingMessage);
}

/** The HTTP/2 stream of a response, or undefined over HTTP/1. */
export function streamOf(req: IncomingMessage, res: ServerResponse): ServerHttp2Stream | undefined {
  // Asked of HTTP/2 alone: to find out that there is no such property costs a look at every prototype.
  return isHttp2(req) ? read(res as { stream?: ServerHttp2Stream }, "stream") : undefined;
}
