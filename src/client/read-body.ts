/** How much of a body is read, in bytes, and how long, in milliseconds. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly timeout: number;
}

/**
 * The body of a response as text; undefined if it is used, torn, too long, too slow or not UTF-8. Then the rest is
 * cancelled. Never rejects.
 */
export async function readBody(response: Response, limits: ReadLimits): Promise<string | undefined> {
  const { body } = response;
  if (response.bodyUsed) return undefined;
  if (body === null) return "";
  try {
    const reader = body.getReader();
    const chunks = new Chunks(limits.maxBytes);
    const isWhole = await beforeTimeout(readAll(reader, chunks), limits.timeout);
    if (isWhole === true) return chunks.text();
    cancel(reader);
  } catch {
    // It is locked, torn, or not UTF-8.
  }
  return undefined;
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
    timer = setTimeout(() => {
      resolve(undefined);
    }, timeout);
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
