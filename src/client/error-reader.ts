import {
  checkEnvelope,
  type Codes,
  type DocumentedCode,
  type Envelope,
  type Problem,
  type Row,
  type Rows,
} from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { isObject } from "../untrusted";
import { LONGEST_WAIT, type ReadableResponse, readBody, type ReadLimits } from "./read-body";
import { ReceivedError, type ReceivedMembers } from "./received-error";

/**
 * What {@link errorReader} takes: a profile, or the same table as plain data.
 *
 * @example
 * ```ts
 * const table: ReadableTable = { ...kmsTable, envelope: nestedErrorCode() };
 * ```
 */
export interface ReadableTable<
  Table extends Rows = Rows,
  Catalogue extends Codes | undefined = Codes | undefined,
> {
  /** What the table is called, e.g. `"KMS"`. */
  readonly name: string;
  /** The rows by status. */
  readonly rows: Table;
  /** The catalogue of codes, if there is one. */
  readonly codes?: Catalogue;
  /**
   * The shape of the bodies.
   *
   * @default problemDetails()
   */
  readonly envelope?: Envelope | undefined;
}

/**
 * The options of {@link errorReader}.
 *
 * @example
 * ```ts
 * const options: ErrorReaderOptions = { timeout: 2_000 };
 * ```
 */
export interface ErrorReaderOptions {
  /**
   * The shape of the bodies, if the server has another one than the table.
   *
   * @default the envelope of the table
   *
   * @example
   * ```ts
   * errorReader(baseTable, { envelope: flatErrorCode() });
   * ```
   */
  envelope?: Envelope | undefined;
  /**
   * The most bytes of a body that are read. A longer one is cancelled, and the error is not `documented`.
   *
   * @default 1048576
   *
   * @example
   * ```ts
   * errorReader(baseTable, { maxBytes: 65_536 });
   * ```
   */
  maxBytes?: number | undefined;
  /**
   * The longest time that a body may take, in milliseconds. Then it is cancelled, and the error is not `documented`.
   *
   * @default 10000
   *
   * @example
   * ```ts
   * errorReader(baseTable, { timeout: 2_000 });
   * ```
   */
  timeout?: number | undefined;
}

/**
 * An answer of a client that keeps no unread response, such as axios.
 *
 * @example
 * ```ts
 * const answer: ReadAnswer = { status: 404, headers: {}, body: "" };
 * ```
 */
export interface ReadAnswer {
  /** The status, e.g. `404`. */
  readonly status: number;
  /** A `Headers` object, or names in lower case with their values. */
  readonly headers?: object | undefined;
  /** The body: its text, or the value that its JSON stands for. */
  readonly body?: unknown;
  /** The reason of the status line. */
  readonly statusText?: string | undefined;
}

/**
 * Reads the errors that an API answers with.
 *
 * @example
 * ```ts
 * const reader: ErrorReader<typeof baseTable.rows> = errorReader(baseTable);
 * const response = await reader.throwIfError(await fetch("/keys"));
 * ```
 */
export interface ErrorReader<
  Table extends Rows = Rows,
  Catalogue extends Codes | undefined = Codes | undefined,
> {
  /** The error of a response; undefined if its status is below 400. Reads the body, and never rejects. */
  read(response: ReadableResponse): Promise<ReceivedError<Table, Catalogue> | undefined>;
  /** The response itself if its status is below 400. Rejects with the {@link ReceivedError} otherwise. */
  throwIfError<Given extends ReadableResponse>(response: Given): Promise<Given>;
  /** The error of an answer whose body was read already; undefined if its status is below 400. Never throws. */
  from(answer: ReadAnswer): ReceivedError<Table, Catalogue> | undefined;
}

/**
 * Makes a reader of the errors of one table: of a profile, or of a plain table in a browser, where no profile can be
 * loaded.
 *
 * @throws ConfigurationError for anything that is not a table, and for an unknown or wrong option.
 *
 * @example
 * ```ts
 * const reader = errorReader(kmsTable, { envelope: nestedErrorCode() });
 * const error = await reader.read(await fetch("/keys/7"));
 * if (error?.is(404)) console.log(error.detail);
 * ```
 */
export function errorReader<const Table extends Rows, const Catalogue extends Codes | undefined = undefined>(
  table: ReadableTable<Table, Catalogue>,
  options: ErrorReaderOptions = {},
): ErrorReader<Table, Catalogue> {
  assertKnownNames("errorReader", options, ["envelope", "maxBytes", "timeout"]);
  const { maxBytes = 1_048_576, timeout = 10_000 } = options;
  const limits: ReadLimits = { maxBytes, timeout };
  for (const [name, value] of Object.entries<unknown>({ maxBytes, timeout })) {
    if (typeof value !== "number" || !(value > 0))
      throw wrongOption("errorReader", `a number above 0 as "${name}"`, value);
  }
  if (!isTable(table)) throw wrongOption("errorReader", "a profile or a table", table);
  const { envelope = table.envelope ?? problemDetails() } = options;
  checkEnvelope("errorReader", envelope);
  const read = envelopeReader(table, envelope);

  const errorOf = (answer: ReadAnswer, text: unknown, response?: ReadableResponse) => {
    const { status, headers } = answer;
    const row = Object.hasOwn(table.rows, status) ? table.rows[status] : undefined;
    const body = typeof text === "string" ? parsed(text) : text;
    const { problem, documented } = read(status, row, headerOf(headers, "content-type"), body);
    return new ReceivedError<Table, Catalogue>({
      ...membersOf(problem),
      status,
      reason: row?.reason ?? answer.statusText ?? "",
      requestId: problem.requestId ?? headerOf(headers, "x-request-id"),
      retryAfter: millisecondsOf(headerOf(headers, "retry-after")),
      documented,
      body,
      // That of another client has the members of a Response that it has.
      response: response as Response | undefined,
    });
  };
  const reader: ErrorReader<Table, Catalogue> = {
    async read(response) {
      if (response.status < 400 && response.type !== "error") return undefined;
      return errorOf(response, await readBody(response, limits), response);
    },
    async throwIfError(response) {
      const error = await reader.read(response);
      if (error !== undefined) throw error;
      return response;
    },
    from: (answer) => (isObject(answer) && !(answer.status < 400) ? errorOf(answer, answer.body) : undefined),
  };
  return reader;
}

function isTable(table: ReadableTable): boolean {
  if (!isByName(table) || !isByName(table.rows)) return false;
  return Object.values(table.rows).every(isObject) && (table.codes === undefined || isByName(table.codes));
}

/** Whether a value is an object and not a list or a `Map`. `isRecord` would bring guarded reads into every bundle. */
function isByName(value: unknown): boolean {
  return isObject(value) && !(Symbol.iterator in value);
}

/** A body as its envelope reads it, and whether it is one that the table documents. */
interface ReadBody {
  readonly problem: Partial<Problem>;
  readonly documented: boolean;
}

function envelopeReader({ rows, codes }: ReadableTable, envelope: Envelope) {
  const mediaType = essenceOf(envelope.mediaType);
  const problemIn = (body: unknown): Partial<Problem> => {
    try {
      return isObject(body) && !Array.isArray(body) ? (envelope.read?.(body) ?? {}) : {};
    } catch {
      return {};
    }
  };
  const alwaysSent = new Map(
    Object.entries(rows).map(([status, row]) => [
      Number(status),
      namesOf(problemIn(smallestBody(envelope, Number(status), row))),
    ]),
  );
  return (status: number, row: Row | undefined, contentType: string | undefined, body: unknown): ReadBody => {
    const problem = problemIn(body);
    const isOfRow = (name: string): boolean => {
      if (name === "status") return problem.status === status;
      if (name === "reason") return problem.reason === row?.reason;
      return Object.hasOwn(problem, name);
    };
    const documented =
      isDocumentedType(contentType, mediaType) &&
      (alwaysSent.get(status)?.every(isOfRow) ?? false) &&
      isCodeOfStatus(codes, problem.code, status);
    return { problem, documented };
  };
}

/** The body of an error without a message: every envelope sends at least that much. */
function smallestBody(envelope: Envelope, status: number, { reason, meaning, code }: Row): object {
  return envelope.body({ status, reason, detail: meaning, type: "about:blank", code });
}

function namesOf(problem: Partial<Problem>): string[] {
  return Object.keys(problem).length === 0 ? ["nothing"] : Object.keys(problem);
}

function isCodeOfStatus(codes: Codes | undefined, code: Problem["code"], status: number): boolean {
  if (codes === undefined || code === undefined) return true;
  const known: DocumentedCode | undefined = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return known !== undefined && [known.status].flat().includes(status);
}

/** JSON has one encoding (RFC 8259 section 8.1). */
function isDocumentedType(contentType: string | undefined, mediaType: string): boolean {
  const charset = /;\s*charset="?([^";\s]*)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
  return essenceOf(contentType ?? "") === mediaType && charset.toLowerCase() === "utf-8";
}

function essenceOf(mediaType: string): string {
  return mediaType.replace(/;.*/s, "").trim().toLowerCase();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function headerOf(headers: object | undefined, name: string): string | undefined {
  try {
    const given = headers ?? {};
    const get: unknown = Reflect.get(given, "get");
    const value: unknown =
      typeof get === "function" ? Reflect.apply(get, given, [name]) : Reflect.get(given, name);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A `Retry-After` in milliseconds, of seconds or of a date; at most as many as `setTimeout` takes. */
function millisecondsOf(retryAfter = ""): number | undefined {
  const milliseconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1_000
    : timeOf(retryAfter) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(0, milliseconds), LONGEST_WAIT);
}

/** The three forms of a date, all of which a client has to accept (RFC 9110 section 5.6.7). */
const DATES = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>[\d:]{8}) GMT$/,
  /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>[\d:]{8}) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/,
];

/** The time that a date of HTTP stands for, in milliseconds; NaN if it is not one. */
function timeOf(date: string): number {
  const { day, month, year, time } = DATES.map((form) => form.exec(date)?.groups).find(Boolean) ?? {};
  return Date.parse(`${day} ${month} ${year?.length === 2 ? fullYear(Number(year)) : year} ${time} GMT`);
}

/** A year of two digits is of this century, unless it is more than 50 years ahead (RFC 9110 section 5.6.7). */
function fullYear(year: number): number {
  const now = new Date().getUTCFullYear();
  const ofCentury = now - (now % 100) + year;
  return ofCentury > now + 50 ? ofCentury - 100 : ofCentury;
}

function membersOf(problem: Partial<Problem>): Omit<ReceivedMembers, "status" | "reason" | "documented"> {
  const { detail, code, issues, type, instance, extensions } = problem;
  return { detail, code: code === undefined ? undefined : String(code), issues, type, instance, extensions };
}
