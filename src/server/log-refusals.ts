import type { Observer } from "../express/options";
import type { ErrorReport } from "../report/report";
import { readProperty } from "../untrusted";

const MINUTE = 60_000;

/**
 * The observer of refusals that is there by default. Anybody can send as many malformed requests as they like, so
 * that it writes one line a minute at most: how many requests were refused, and why.
 */
export function logRefusals(): Observer {
  const counts = new Map<string, number>();
  let isQuiet = true;

  const write = (): void => {
    isQuiet = counts.size === 0;
    if (isQuiet) return;
    const line = lineOf(counts);
    counts.clear();
    setTimeout(write, MINUTE).unref();
    writeLine(line);
  };

  return function logRefusals({ error, thrownStatus }: ErrorReport): void {
    const code = readProperty(readProperty(error, "cause"), "code") ?? readProperty(error, "message");
    const kind = `${String(thrownStatus)} ${String(code)}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (isQuiet) write();
  };
}

function lineOf(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...counts].map(([kind, count]) => `${kind} (${String(count)})`).join(", ");
  return `${String(total)} ${total === 1 ? "request" : "requests"} refused before Express: ${kinds}`;
}

function writeLine(line: string): void {
  try {
    console.error(line);
  } catch {
    // A console that somebody has replaced must not end the process.
  }
}
