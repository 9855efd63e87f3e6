import { once } from "node:events";
import { connect } from "node:net";
import { ResponseReader } from "./response-reader.mjs";

/** A keep-alive connection to a server on this machine, with one request on its way at a time. */
export class Connection {
  #port;
  #socket;
  #reader;
  #settle;

  constructor(port) {
    this.#port = port;
  }

  /** Sends the text of a request; the answer is undefined where the server cut the connection instead. */
  async exchange(request) {
    if (this.#socket === undefined) await this.open();
    return await new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  async open() {
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    this.#socket = socket;
    this.#reader = new ResponseReader();
    socket.on("data", (chunk) => this.#read(chunk));
    socket.on("close", () => this.#ended());
    // What follows an error is a close.
    socket.on("error", () => undefined);
  }

  close() {
    this.#socket?.destroy();
  }

  #read(chunk) {
    try {
      const answer = this.#reader.read(chunk);
      if (answer !== undefined) this.#settle.resolve(answer);
    } catch (error) {
      this.#settle.reject(error);
    }
  }

  #ended() {
    this.#socket = undefined;
    this.#settle?.resolve(undefined);
  }
}
