import { isLoggedMapper } from "../mappers/mapping";
import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { readString } from "../untrusted";
import { isAbort } from "./is-abort";
import { escapeText, formatReport, toRecord, type ErrorReport } from "./report";

/** The mistakes of the program that this process has logged. */
const logged = new Set<string>();

/** The mistakes that are remembered; the sentences are the program's own, so there are few. */
const MAX_MISTAKES = 1_024;

/**
 * The options of {@link logger}.
 *
 * @example
 * ```ts
 * const options: LoggerOptions = { mapped: false };
 * ```
 */
export interface LoggerOptions {
  /**
   * Whether a 4xx that a mapper of databases or upstreams made is logged, in one line: a bug of the server can cause
   * it as well as a client.
   *
   * @default true
   *
   * @example
   * ```ts
   * errorHandler({ onError: logger({ mapped: false }) });
   * ```
   */
  mapped?: boolean | undefined;
}

/**
 * Makes an observer that logs to stderr: one bounded record for each 5xx, thrown or answered, and for each torn
 * response; one line for a 4xx that a mapper of databases or upstreams made; and each mistake of the program once in
 * a process. A client that left while it sent its request is not logged.
 *
 * @throws ConfigurationError for an unknown or mistyped option.
 *
 * @example
 * ```ts
 * const log = logger({ mapped: false });
 * errorHandler({ onError: (report) => log({ ...report, path: report.route ?? "" }) });
 * ```
 */
export function logger(options: LoggerOptions = {}): (report: ErrorReport) => void {
  assertKnownNames("logger", options, ["mapped"]);
  const { mapped = true } = options;
  if (typeof mapped !== "boolean") throw wrongOption("logger", 'true or false as "mapped"', mapped);
  return function log(report) {
    if (isRecorded(report)) {
      console.error(formatReport(report));
      return;
    }
    const { mapper, mistakes } = report;
    if (mapped && mapper !== undefined && isLoggedMapper(mapper)) console.error(mappedLine(report, mapper));
    for (const mistake of mistakes) logOnce(mistake, report);
  };
}

/**
 * The observer that is used by default: what {@link logger} returns without options.
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
export const defaultLogger: (report: ErrorReport) => void = logger();

function isRecorded({ status, thrownStatus, outcome, error }: ErrorReport): boolean {
  if (outcome === "aborted" && isAbort(error)) return false;
  // A failure of the server is logged as one even if the profile answers it as a 4xx.
  return status >= 500 || thrownStatus >= 500 || outcome === "torn";
}

/** Class, code and constraint of what a mapper recognised; its message can quote values. */
function mappedLine(report: ErrorReport, mapper: string): string {
  const { method, path, status, requestId, errors } = toRecord(report);
  const words = errors
    .slice(0, 1)
    .flatMap(({ name, code }) => [name, ...(code === undefined ? [] : [`[${code}]`])]);
  const constraint = readString(report.error, "constraint");
  if (constraint !== undefined) words.push(constraint);
  if (requestId !== undefined) words.push(`(request ${requestId})`);
  return escapeText(`${method} ${path} ${String(status)} by ${mapper}: ${words.join(" ")}`, 2_048);
}

function logOnce(mistake: string, { method, path }: ErrorReport): void {
  if (logged.has(mistake) || logged.size >= MAX_MISTAKES) return;
  logged.add(mistake);
  console.error(escapeText(`express-error-profiles: ${mistake} (${method} ${path}; logged once)`, 2_048));
}
