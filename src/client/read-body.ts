import { isObject } from "../untrusted";

/**
 * What the reader needs of a response: that of `fetch`, of undici, of node-fetch or of a polyfill.
 *
 * @example
 * ```ts
 * const statusOf = ({ status, statusText = "" }: ReadableResponse): string => `${status} ${statusText}`;
 * ```
 */
export interface ReadableResponse {
  /** The status, e.g. `404`; 0 for `Response.error()`. */
  readonly status: number;
  /** The reason of the status line. */
  readonly statusText?: string | undefined;
  /** The type of the response, of which only `"error"` matters. */
  readonly type?: string | undefined;
  /** A `Headers` object. */
  readonly headers: object;
  /** Whether the body was read already. */
  readonly bodyUsed: boolean;
  /** The body. If it is not a Web stream, it is read by `text()`. */
  readonly body?: unknown;
  /** Reads the whole body. */
  text(): Promise<string>;
}

/** The most milliseconds that `setTimeout` waits; if it is given more, it does not wait at all. */
export const LONGEST_WAIT = 2_147_483_647;

/** How much of a body is read, in bytes, and how long, in milliseconds. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly timeout: number;
}

/**
 * The body of a response as text; undefined if it is used, torn, too long, too slow or not UTF-8. Then the rest of a
 * Web stream is cancelled. Never rejects.
 */
export async function readBody(response: ReadableResponse, limits: ReadLimits): Promise<string | undefined> {
  const { body } = response;
  if (response.bodyUsed) return undefined;
  if (body === null) return "";
  try {
    return await (isWebStream(body) ? readStream(body, limits) : readText(response, limits));
  } catch {
    // It is locked, torn, or not UTF-8.
    return undefined;
  }
}

function isWebStream(body: unknown): body is ReadableStream<Uint8Array> {
  return isObject(body) && "getReader" in body;
}

async function readStream(
  body: ReadableStream<Uint8Array>,
  { maxBytes, timeout }: ReadLimits,
): Promise<string | undefined> {
  const reader = body.getReader();
  const chunks = new Chunks(maxBytes);
  const isWhole = await beforeTimeout(readAll(reader, chunks), timeout);
  if (isWhole === true) return chunks.text();
  cancel(reader);
  return undefined;
}

/** node-fetch 2 has a stream of Node, the polyfills of browsers and React Native have none. */
async function readText(
  response: ReadableResponse,
  { maxBytes, timeout }: ReadLimits,
): Promise<string | undefined> {
  const text = await beforeTimeout(response.text(), timeout);
  // Where there are no Web streams there is often no TextEncoder, as in React Native and in the jsdom of Jest.
  const isShort = text !== undefined && encodeURIComponent(text).replace(/%../g, ".").length <= maxBytes;
  return isShort ? text : undefined;
}

/** The chunks of a body up to a limit. */
class Chunks {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private left: number;
  private decoded = "";

  constructor(maxBytes: number) {
    this.left = maxBytes;
  }

  /** Takes a chunk. Returns whether there was room for it. */
  add(chunk: Uint8Array): boolean {
    this.left -= chunk.byteLength;
    if (this.left < 0) return false;
    this.decoded += this.decoder.decode(chunk, { stream: true });
    return true;
  }

  text(): string {
    return this.decoded + this.decoder.decode();
  }
}

/** Whether a body was read to its end. */
async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>, chunks: Chunks): Promise<boolean> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return true;
    if (!chunks.add(value)) return false;
  }
}

async function beforeTimeout<Value>(promise: Promise<Value>, timeout: number): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(
      () => {
        resolve(undefined);
      },
      Math.min(timeout, LONGEST_WAIT),
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function cancel(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  // Nobody waits for the end of a body that nobody reads.
  reader.cancel().catch(() => undefined);
}
