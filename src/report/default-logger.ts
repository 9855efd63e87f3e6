import { readString } from "../untrusted";
import { type ErrorReport, formatReport } from "./report";

/** The codes of an error that says no more than that the connection was closed. */
const CLOSED_CONNECTION: ReadonlySet<string> = new Set([
  "ABORT_ERR",
  "ECONNABORTED",
  "ECONNRESET",
  "EPIPE",
  "ERR_STREAM_PREMATURE_CLOSE",
]);

/**
 * The observer that is there by default: writes one bounded record to stderr for each 5xx, thrown or answered,
 * and each torn response. A client that went while it sent its request is no failure of the server and is not
 * logged.
 *
 * @example
 * ```ts
 * errorHandler({
 *   onError(report) {
 *     failures.inc({ status: report.status });
 *     defaultLogger(report);
 *   },
 * });
 * ```
 */
export function defaultLogger(report: ErrorReport): void {
  // A failure of the server is one too where the profile answers it as a 4xx.
  const isServerError = report.status >= 500 || report.thrownStatus >= 500;
  if (!isServerError && report.outcome !== "torn") return;
  if (report.outcome === "aborted" && CLOSED_CONNECTION.has(readString(report.error, "code") ?? "")) return;
  console.error(formatReport(report));
}
