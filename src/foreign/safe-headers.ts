import type { ErrorHeaders } from "../errors/http-error-options";
import { isObject, readProperty } from "../values/read-property";
import type { Note } from "./mapper";

/** Headers that tell a client how to go on, and nothing of the server. */
const SAFE_HEADER =
  /^(?:retry-after|allow|accept|www-authenticate|proxy-authenticate|ratelimit(?:-[\w-]+)?)$/i;

/** Whether a header may leave with an error whose message may not, or that is not one of ours. */
export function isSafeHeader(name: string, status: number): boolean {
  return SAFE_HEADER.test(name) || (status === 416 && name.toLowerCase() === "content-range");
}

/** The safe ones of the headers of a foreign error; their values are checked where all headers are. */
export function safeHeadersOf(error: unknown, status: number, note?: Note): ErrorHeaders | undefined {
  const headers = readProperty(error, "headers");
  if (!isObject(headers)) return undefined;
  const safe: Record<string, string> = {};
  try {
    for (const name of Object.keys(headers)) {
      if (isSafeHeader(name, status)) safe[name] = readProperty(headers, name) as string;
      else note?.(`The header ${JSON.stringify(name.slice(0, 80))} of a foreign error was left out.`);
    }
  } catch {
    note?.("The headers of a foreign error could not be read.");
  }
  return safe;
}
