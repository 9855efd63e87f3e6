import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { parseResponse, type RawResponse } from "./parse-response";

export { headerValues, type RawResponse } from "./parse-response";

/** How the server ended the connection. */
export type Ending = "closed" | "reset";

/** Only ends the wait for what never comes: a busy machine takes seconds for what takes milliseconds when idle. */
const TIMEOUT_MILLISECONDS = 30_000;

/** The peer ended the connection before the response was whole. */
export class IncompleteResponse extends Error {
  override readonly name = "IncompleteResponse";
  readonly received: Buffer;
  readonly ending: Ending;

  constructor(received: Buffer, ending: Ending) {
    super(`The response is incomplete: ${String(received.length)} bytes, then ${ending}.`);
    this.received = received;
    this.ending = ending;
  }
}

/** One TCP connection that sends bytes as they stand and reads responses one after another. */
export class RawConnection {
  readonly socket: Socket;
  #store = Buffer.alloc(4096);
  #length = 0;
  #ending: Ending | undefined;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (bytes) => {
      this.#append(bytes);
      this.#wake();
    });
    socket.on("end", () => {
      this.#finish("closed");
    });
    socket.on("error", () => {
      this.#finish("reset");
    });
    socket.on("close", () => {
      this.#finish("closed");
    });
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    return new RawConnection(socket);
  }

  /** A connection that another protocol has opened. */
  static of(socket: Socket): RawConnection {
    return new RawConnection(socket);
  }

  send(bytes: string | Buffer): void {
    this.socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  }

  /** The next response; rejects where it is malformed, torn or not there in time. */
  async receive(method = "GET", timeout = TIMEOUT_MILLISECONDS): Promise<RawResponse> {
    const deadline = Date.now() + timeout;
    for (;;) {
      const response = parseResponse(this.#unread, { method, ended: this.#ending === "closed" });
      if (response) {
        this.#store = Buffer.from(this.#unread.subarray(response.bytes.length));
        this.#length = this.#store.length;
        return response;
      }
      if (this.#ending) throw new IncompleteResponse(this.#unread, this.#ending);
      await this.#change(deadline);
    }
  }

  /** Bytes of a response that is not whole yet, as soon as they contain `mark`. */
  async receiveUntil(mark: string, timeout = TIMEOUT_MILLISECONDS): Promise<Buffer> {
    const deadline = Date.now() + timeout;
    while (!this.#unread.includes(mark)) {
      if (this.#ending) throw new IncompleteResponse(this.#unread, this.#ending);
      await this.#change(deadline);
    }
    return this.#unread;
  }

  /** Waits for the peer to end the connection; rejects where it stays open or sends more than was received. */
  async ended(timeout = TIMEOUT_MILLISECONDS): Promise<Ending> {
    const deadline = Date.now() + timeout;
    while (this.#ending === undefined) await this.#change(deadline);
    if (this.#unread.length > 0) {
      const start = JSON.stringify(this.#unread.toString("latin1", 0, 200));
      throw new Error(`Bytes came after the last response: ${start}`);
    }
    return this.#ending;
  }

  close(): void {
    this.socket.destroy();
  }

  get #unread(): Buffer {
    return this.#store.subarray(0, this.#length);
  }

  /** Grows by doubling, so that a long response is not copied at each of its pieces. */
  #append(bytes: Buffer): void {
    const length = this.#length + bytes.length;
    if (length > this.#store.length) {
      this.#store = Buffer.concat([this.#unread], Math.max(length, 2 * this.#store.length));
    }
    bytes.copy(this.#store, this.#length);
    this.#length = length;
  }

  #finish(ending: Ending): void {
    if (this.#ending === undefined || ending === "reset") this.#ending = ending;
    this.#wake();
  }

  async #change(deadline: number): Promise<void> {
    const timer = new AbortController();
    const changed = new Promise<"changed">((resolve) => {
      this.#wake = () => {
        resolve("changed");
      };
    });
    const expired = delay(Math.max(0, deadline - Date.now()), "expired" as const, { signal: timer.signal });
    expired.catch(() => undefined);
    const first = await Promise.race([changed, expired]);
    timer.abort();
    if (first === "expired") {
      throw new Error(`No complete response in time; received ${String(this.#unread.length)} bytes.`);
    }
  }
}

/** Opens a connection for the time of `use`. */
export async function withConnection<Result>(
  port: number,
  use: (connection: RawConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await RawConnection.open(port);
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

export interface RequestParts {
  readonly method?: string;
  readonly path?: string;
  readonly version?: "1.0" | "1.1" | "2.0";
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** The bytes of one request; a body brings its Content-Length unless a header says otherwise. */
export function requestBytes(parts: RequestParts = {}): string {
  const { method = "GET", path = "/", version = "1.1", headers = [], body = "" } = parts;
  const framed = headers.some((header) => /^(content-length|transfer-encoding):/i.test(header));
  const length =
    body === "" || framed ? [] : [`Content-Length: ${String(Buffer.byteLength(body, "latin1"))}`];
  return [`${method} ${path} HTTP/${version}`, "Host: test.example", ...headers, ...length, "", body].join(
    "\r\n",
  );
}
