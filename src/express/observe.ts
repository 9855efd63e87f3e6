import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorReport } from "../report/error-report";
import { describeValue } from "../values/describe-value";
import { ignoreRejection } from "../values/ignore-rejection";
import { readString } from "../values/read-property";
import type { Observer } from "./error-handler-options";

/** Tells an observer of a failed request. What it does with it cannot change the answer. */
export function observe(
  observer: Observer,
  report: ErrorReport,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  try {
    ignoreRejection(observer(report, req, res), warn);
  } catch (error) {
    warn(error);
  }
}

function warn(error: unknown): void {
  const message = readString(error, "message") ?? describeValue(error);
  try {
    console.error(`The option onError of errorHandler failed: ${JSON.stringify(message.slice(0, 1_024))}`);
  } catch {
    // Whoever replaced the console has nowhere to be told.
  }
}
