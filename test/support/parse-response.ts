export type Pair = readonly [name: string, value: string];
export type Framing = "content-length" | "chunked" | "close" | "none";

export interface RawResponse {
  readonly version: string;
  readonly status: number;
  readonly phrase: string;
  /** In the order of the wire, duplicates kept, names as they were sent. */
  readonly headers: readonly Pair[];
  readonly body: Buffer;
  readonly framing: Framing;
  /** Every byte of the response as it was received. */
  readonly bytes: Buffer;
}

export interface ParseContext {
  /** The method of the request that is answered: a response to HEAD has no body. */
  readonly method: string;
  /** Whether the peer has ended the connection in order, which is what ends a close-delimited body. */
  readonly ended: boolean;
}

const STATUS_LINE = /^HTTP\/(1\.[01]) ([1-5]\d\d) ([\t\x20-\x7e\x80-\xff]*)$/;
const HEADER_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/;
const CHUNK_SIZE_LINE = /^[0-9a-fA-F]{1,8}$/;

/** One response from the start of `bytes`; `undefined` while it is incomplete; throws where it is not HTTP/1. */
export function parseResponse(bytes: Buffer, context: ParseContext): RawResponse | undefined {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd === -1) return undefined;
  const [statusLine = "", ...headerLines] = bytes.toString("latin1", 0, headEnd).split("\r\n");
  const [, version, status, phrase] = matched(STATUS_LINE, statusLine, "status line");
  const headers = headerLines.map((line): Pair => {
    const [, name = "", value = ""] = matched(HEADER_LINE, line, "header line");
    return [name, value];
  });
  const head = { version: version ?? "", status: Number(status), phrase: phrase ?? "", headers };
  const bodyStart = headEnd + 4;
  const framing = framingOf(head.status, headers, context.method);
  const framed = readBody(bytes.subarray(bodyStart), framing, headers, context);
  if (!framed) return undefined;
  return { ...head, framing, body: framed.body, bytes: bytes.subarray(0, bodyStart + framed.length) };
}

/** Every value of one header, in the order of the wire. */
export function headerValues(response: Pick<RawResponse, "headers">, name: string): string[] {
  const wanted = name.toLowerCase();
  return response.headers.filter(([found]) => found.toLowerCase() === wanted).map(([, value]) => value);
}

function framingOf(status: number, headers: readonly Pair[], method: string): Framing {
  const lengths = headerValues({ headers }, "content-length");
  const encodings = headerValues({ headers }, "transfer-encoding");
  if (lengths.length + encodings.length > 1) throw new Error("A response is framed more than once.");
  if (lengths.some((length) => !/^\d+$/.test(length))) throw new Error("A Content-Length is not a number.");
  if (encodings.some((encoding) => encoding.toLowerCase() !== "chunked")) {
    throw new Error("A Transfer-Encoding is not chunked.");
  }
  if (method === "HEAD" || status < 200 || status === 204 || status === 304) return "none";
  if (encodings.length > 0) return "chunked";
  return lengths.length > 0 ? "content-length" : "close";
}

interface FramedBody {
  readonly body: Buffer;
  /** Bytes that the body takes on the wire, its framing included. */
  readonly length: number;
}

function readBody(
  rest: Buffer,
  framing: Framing,
  headers: readonly Pair[],
  context: ParseContext,
): FramedBody | undefined {
  if (framing === "none") return { body: Buffer.alloc(0), length: 0 };
  if (framing === "chunked") return readChunks(rest);
  if (framing === "close") return context.ended ? { body: rest, length: rest.length } : undefined;
  const length = Number(headerValues({ headers }, "content-length")[0]);
  return rest.length < length ? undefined : { body: rest.subarray(0, length), length };
}

function readChunks(rest: Buffer): FramedBody | undefined {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = rest.indexOf("\r\n", position);
    if (lineEnd === -1) return undefined;
    const [size = ""] = matched(CHUNK_SIZE_LINE, rest.toString("latin1", position, lineEnd), "chunk size");
    const length = Number.parseInt(size, 16);
    position = lineEnd + 2;
    if (length === 0) return readTrailers(rest, position, chunks);
    if (rest.length < position + length + 2) return undefined;
    chunks.push(rest.subarray(position, position + length));
    position += length + 2;
    if (rest.toString("latin1", position - 2, position) !== "\r\n") throw new Error("A chunk has no end.");
  }
}

function readTrailers(rest: Buffer, start: number, chunks: readonly Buffer[]): FramedBody | undefined {
  let position = start;
  for (;;) {
    const lineEnd = rest.indexOf("\r\n", position);
    if (lineEnd === -1) return undefined;
    const line = rest.toString("latin1", position, lineEnd);
    position = lineEnd + 2;
    if (line === "") return { body: Buffer.concat(chunks), length: position };
    matched(HEADER_LINE, line, "trailer line");
  }
}

function matched(pattern: RegExp, text: string, what: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (!match) throw new Error(`Not an HTTP/1 ${what}: ${JSON.stringify(text.slice(0, 200))}`);
  return match;
}
