import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { relative } from "node:path";
import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import type { Codes, Rows } from "../envelopes/problem";
import { isProfile, type Profile } from "../profiles/profile";
import { ANSWERED_CHANNEL, type ErrorReport } from "../report/report";
import { cutText, ignoreRejection, isArray } from "../untrusted";
import type { Middleware } from "./options";
import { methodOf, pathOf } from "./request";

/**
 * An answer with a status that the profile does not list.
 *
 * @example
 * ```ts
 * const line = ({ method, path, status }: UndocumentedAnswer): string => `${method} ${path} answered ${status}`;
 * ```
 */
export interface UndocumentedAnswer {
  /** The status that was sent, e.g. `202`. */
  readonly status: number;
  /** The name of the profile that does not list it, e.g. `"KMS"`. */
  readonly profile: string;
  /** The method of the request, e.g. `"GET"`. */
  readonly method: string;
  /** The path of the request as the client sent it, without its query. */
  readonly path: string;
  /** Where the app sent it, e.g. `"src/keys.ts:14"`; absent if no frame of the app was on the stack. */
  readonly place?: string | undefined;
}

/**
 * The options of {@link watchStatuses}.
 *
 * @example
 * ```ts
 * const options: WatchOptions = { also: [206, 302] };
 * ```
 */
export interface WatchOptions {
  /**
   * Statuses that may be sent in addition to those of the profile, 1xx and 304: those of static files and redirects.
   *
   * @default none
   *
   * @example
   * ```ts
   * watchStatuses(kmsProfile, { also: [206, 301, 302] });
   * ```
   */
  also?: readonly number[] | undefined;
  /**
   * Is called for each answer whose status is not documented. What it throws or returns changes nothing.
   *
   * @default none
   *
   * @example
   * ```ts
   * watchStatuses(kmsProfile, { onUndocumented: ({ status }) => metrics.count("undocumented", { status }) });
   * ```
   */
  onUndocumented?: ((answer: UndocumentedAnswer) => unknown) | undefined;
}

/**
 * How often each row and each code was answered.
 *
 * @example
 * ```ts
 * const isUnused = (coverage: StatusCoverage, status: number): boolean => coverage.rows[status] === 0;
 * ```
 */
export interface StatusCoverage {
  /** By status: every row of the profile, those of success included. */
  readonly rows: Readonly<Record<number, number>>;
  /** By code: every code of the catalogue, as `errorHandler` answered it. */
  readonly codes: Readonly<Record<string, number>>;
}

/**
 * What {@link watchStatuses} returns.
 *
 * @example
 * ```ts
 * const seen: StatusWatch = watchStatuses(kmsProfile);
 * app.use(seen.middleware);
 * ```
 */
export interface StatusWatch {
  /** The middleware, the first one of the app or of a mount. */
  readonly middleware: Middleware;
  /** How often each row and code was answered since the watch was made. */
  coverage(): StatusCoverage;
}

/** What to do with the code of an answered response, for each watch that sees it. */
const codeCounters = new WeakMap<ServerResponse, ((code: unknown) => void)[]>();

let isSubscribed = false;

/** Learns from every `errorHandler`, of whichever copy of the package, with what code it answered. */
function subscribeOnce(): void {
  if (isSubscribed) return;
  isSubscribed = true;
  subscribe(ANSWERED_CHANNEL, (message) => {
    const { report, res } = message as { report: ErrorReport; res: ServerResponse };
    if (report.outcome !== "answered") return;
    for (const countCode of codeCounters.get(res) ?? []) countCode(report.code);
  });
}

/**
 * Watches every status that an app sends, whoever sends it, and calls `onUndocumented` for one that the profile does
 * not list. It changes no answer. In tests, use the one of `express-error-profiles/testing`, which can assert.
 *
 * @throws ConfigurationError for anything that is not a profile, and for an unknown or wrong option.
 *
 * @example
 * ```ts
 * const seen = watchStatuses(kmsProfile, { onUndocumented: ({ status }) => metrics.count("undocumented", { status }) });
 * app.use(seen.middleware);
 * ```
 */
export function watchStatuses<Table extends Rows, Catalogue extends Codes | undefined>(
  profile: Profile<Table, Catalogue>,
  options: WatchOptions = {},
): StatusWatch {
  checkOptions(profile, options);
  const { also = [], onUndocumented } = options;
  const documented = new Set([304, ...also]);
  const rows = new Map(Object.keys(profile.rows).map((status) => [Number(status), 0]));
  const codes = new Map(Object.keys(profile.codes ?? {}).map((code) => [code, 0]));
  subscribeOnce();

  const record = (status: number, req: IncomingMessage): void => {
    const count = rows.get(status);
    if (count !== undefined) rows.set(status, count + 1);
    else if (status >= 200 && !documented.has(status)) {
      observe(onUndocumented, { status, profile: profile.name, ...placeOf(req) });
    }
  };
  const countCode = (code: unknown): void => {
    const count = codes.get(String(code));
    if (count !== undefined) codes.set(String(code), count + 1);
  };
  return {
    middleware(req, res, next) {
      codeCounters.set(res, [...(codeCounters.get(res) ?? []), countCode]);
      watchHead(req, res, record);
      next();
    },
    coverage: () => ({ rows: Object.fromEntries(rows), codes: Object.fromEntries(codes) }),
  };
}

/** Every way of sending a response calls `writeHead`, those of Node itself included. */
function watchHead(
  req: IncomingMessage,
  res: ServerResponse,
  record: (status: number, req: IncomingMessage) => void,
): void {
  const original = { writeHead: res.writeHead.bind(res) as (...given: unknown[]) => ServerResponse };
  let isRecorded = false;
  res.writeHead = function watched(status: number | string, ...rest: unknown[]) {
    const returned = original.writeHead(status, ...rest);
    // Node also takes a text of digits.
    if (!isRecorded) record(Number(status), req);
    isRecorded = true;
    return returned;
  };
}

function observe(observer: WatchOptions["onUndocumented"], answer: UndocumentedAnswer): void {
  try {
    ignoreRejection(observer?.(answer));
  } catch {
    // What it throws must not become an answer.
  }
}

const MAX_PATH = 2_048;

function placeOf(req: IncomingMessage): Pick<UndocumentedAnswer, "method" | "path" | "place"> {
  return {
    method: methodOf(req),
    path: cutText(pathOf(req), MAX_PATH),
    place: frameOfApp(),
  };
}

const MAX_FRAMES = 60;

/** File and line of a frame. */
const PLACE = /(?<![^\s(])[^\s(]+:\d+(?=:\d+\)?$)/;

const NOT_OF_APP = /^node:|[\\/]node_modules[\\/]|^<anonymous>/;

/** The innermost frame that is neither Node's nor that of an installed package. */
function frameOfApp(): string | undefined {
  try {
    const places = captureFrames().flatMap((frame) => PLACE.exec(frame) ?? []);
    const own = places.find((place) => !NOT_OF_APP.test(place) && !place.startsWith(`${__filename}:`));
    return own && relative(process.cwd(), own.replace(/^file:\/\//, ""));
  } catch {
    // The program has frozen or replaced what takes stack traces, or its working directory is gone.
    return undefined;
  }
}

function captureFrames(): string[] {
  const limit = Error.stackTraceLimit;
  const holder: { stack?: string } = {};
  Error.stackTraceLimit = MAX_FRAMES;
  try {
    Error.captureStackTrace(holder);
    return String(holder.stack).split("\n").slice(1);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function checkOptions(profile: unknown, options: WatchOptions): void {
  if (!isProfile(profile)) throw wrongOption("watchStatuses", "a profile made by defineProfile", profile);
  assertKnownNames("watchStatuses", options, ["also", "onUndocumented"]);
  const { also, onUndocumented } = options;
  const isStatus = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= 100 && Number(value) < 600;
  if (also !== undefined && !(isArray(also) && also.every(isStatus))) {
    throw wrongOption("watchStatuses", 'a list of statuses from 100 to 599 as "also"', also);
  }
  if (onUndocumented !== undefined && typeof onUndocumented !== "function") {
    throw wrongOption("watchStatuses", 'a function as "onUndocumented"', onUndocumented);
  }
}
