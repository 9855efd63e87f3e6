import { Writable } from "node:stream";

/** Where winston keeps the line that it has made of a record. */
const LINE = Symbol.for("message");

/** A stream to write logs to, of pino or piped from winston, and the lines that have come. */
export function collectLines(): { lines: string[]; stream: Writable } {
  const lines: string[] = [];
  const stream = new Writable({
    objectMode: true,
    write(chunk: string | Readonly<Record<symbol, unknown>>, _encoding, done) {
      lines.push(typeof chunk === "string" ? chunk : String(chunk[LINE]));
      done();
    },
  });
  return { lines, stream };
}
