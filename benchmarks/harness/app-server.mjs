// A server process: `app-server.mjs MODULE NAME OPTIONS` serves the app that the export NAME of MODULE makes of
// OPTIONS, and answers its parent's questions about its own costs.
import process from "node:process";

const [modulePath, name, options] = process.argv.slice(2);
const { [name]: makeApp } = await import(modulePath);
const app = await makeApp(JSON.parse(options));

const QUESTIONS = {
  /** CPU time of all threads since the start, in microseconds. */
  cpu() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** Bytes of the heap that are still reachable. Garbage is collected twice, since finalizers run in between. */
  async heap() {
    await globalThis.gc({ type: "major", execution: "async" });
    await globalThis.gc({ type: "major", execution: "async" });
    return process.memoryUsage().heapUsed;
  },
};

process.on("message", (question) => {
  Promise.resolve(QUESTIONS[question]()).then((answer) => process.send({ answer }));
});
process.on("disconnect", () => process.exit());

const server = app.listen(0, "127.0.0.1", () => process.send({ answer: server.address().port }));
// A candidate waits while the others have their turn.
server.keepAliveTimeout = 0;
