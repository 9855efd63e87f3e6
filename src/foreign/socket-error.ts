import { descendsFrom } from "../values/descends-from";
import { readProperty, readString } from "../values/read-property";

/** Reading and writing files fails with the same system calls, but not with these codes. */
const BROKEN: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/**
 * The code of an error that Node made because a socket could not connect or broke; undefined for any other.
 * Where a host has several addresses and all failed, it is the code of the first (an AggregateError).
 */
export function socketErrorCode(error: unknown): string | undefined {
  if (!descendsFrom(error, "Error")) return undefined;
  return socketCode(error) ?? socketCode(readProperty(readProperty(error, "errors"), 0));
}

function socketCode(error: unknown): string | undefined {
  const code = readString(error, "code");
  if (code === undefined) return undefined;
  switch (readString(error, "syscall")) {
    case "connect":
    case "getaddrinfo":
      return code;
    case "read":
    case "write":
      return BROKEN.has(code) ? code : undefined;
    default:
      return undefined;
  }
}
