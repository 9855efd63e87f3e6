import { Connection } from "./connection.mjs";

/** A light load generator: it keeps a number of connections busy, each with one request at a time. */
export class Client {
  #connections;

  static async open(port, count) {
    const client = new Client();
    client.#connections = Array.from({ length: count }, () => new Connection(port));
    await Promise.all(client.#connections.map((connection) => connection.open()));
    return client;
  }

  /** Sends what `next` returns, `{ text, take(answer) }`, until it returns undefined. */
  async send(next) {
    await Promise.all(
      this.#connections.map(async (connection) => {
        for (let request = next(); request !== undefined; request = next()) {
          request.take(await connection.exchange(request.text));
        }
      }),
    );
  }

  /** Sends the same request `count` times and holds every answer to `status`. */
  async sendSame(text, status, count) {
    let sent = 0;
    const request = { text, take: (answer) => assertStatus(answer, status) };
    await this.send(() => (sent++ < count ? request : undefined));
  }

  close() {
    for (const connection of this.#connections) connection.close();
  }
}

/** The text of a GET request with the headers that a plain client sends, and further ones. */
export function getRequest(path, headers = "") {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: benchmark\r\nAccept: application/json\r\n${headers}\r\n`;
}

function assertStatus(answer, status) {
  if (answer?.status !== status) throw new Error(`Expected ${status}, but got ${JSON.stringify(answer)}.`);
}
