import { fork } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";

const APP_SERVER = fileURLToPath(new URL("app-server.mjs", import.meta.url));

/** A server in a process of its own, so that the CPU time of the load is not counted with its own. */
export class ServerProcess {
  #child;
  port;

  /** Serves the app that the export `name` of the module makes of `options`; `stderr` is "ignore" or "pipe". */
  static async start(module, name, options = {}, { stderr = "ignore", execArgv = [] } = {}) {
    const server = new ServerProcess();
    server.#child = fork(APP_SERVER, [fileURLToPath(module), name, JSON.stringify(options)], {
      stdio: ["ignore", "ignore", stderr, "ipc"],
      execArgv: ["--expose-gc", ...execArgv],
      env: { ...process.env, NODE_ENV: "production" },
    });
    server.port = await server.#answer();
    return server;
  }

  /** CPU time of the process so far, in microseconds. */
  async cpu() {
    return await this.#ask("cpu");
  }

  /** Bytes in use on the heap, garbage collected. */
  async heap() {
    return await this.#ask("heap");
  }

  get stderr() {
    return this.#child.stderr;
  }

  async stop() {
    const exited = once(this.#child, "exit");
    this.#child.disconnect();
    await exited;
  }

  async #ask(question) {
    const answer = this.#answer();
    this.#child.send(question);
    return await answer;
  }

  /** The next answer; an exit of the process in its place is the failure of the run. */
  async #answer() {
    const controller = new AbortController();
    const { signal } = controller;
    try {
      const [message] = await Promise.race([
        once(this.#child, "message", { signal }),
        once(this.#child, "exit", { signal }).then(([code]) => {
          throw new Error(`The server process ended with ${code}.`);
        }),
      ]);
      return message.answer;
    } finally {
      controller.abort();
    }
  }
}
