import { cutText } from "../values/cut-text";
import { describeValue } from "../values/describe-value";
import { readString } from "../values/read-property";
import { LIMITS } from "./budget";

/** The stack of a value, or what it is in a few words where it has none; undefined for undefined. */
export function stackOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return cutText(
    readString(value, "stack") ?? readString(value, "message") ?? describeValue(value),
    LIMITS.stack,
  );
}
