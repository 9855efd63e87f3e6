import { descendsFrom } from "../values/descends-from";
import { readString } from "../values/read-property";

/** The innermost frame of a stack trace, the place where the error was made. */
const FIRST_FRAME = /^ {4}at .*$/m;

/**
 * Whether an error was made in the code of an installed package, by its stack trace. It is the second mark of
 * errors whose message alone tells them apart; no request can put a frame into a trace.
 */
export function stackBeginsIn(error: unknown, packageName: string): boolean {
  if (!descendsFrom(error, "Error")) return false;
  const frame = FIRST_FRAME.exec(readString(error, "stack") ?? "")?.[0] ?? "";
  return frame.replaceAll("\\", "/").includes(`/node_modules/${packageName}/`);
}
