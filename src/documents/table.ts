import {
  describeValue,
  isObject,
  isRecord,
  isText,
  ownNames,
  readElements,
  readProperty,
  readString,
} from "../untrusted";
import { Refusal } from "./refusal";

/** A row of a table of statuses. */
export interface TableRow {
  readonly reason: string;
  readonly meaning: string;
  /** The code of the row's errors that bring none. */
  readonly code?: string;
  /** The name of the class of its errors. Documents have none. */
  readonly className?: string;
}

/** A row of a table of error codes. */
export interface TableCode {
  readonly statuses: ReadonlySet<number>;
  readonly meaning: string;
  /** What the client can do about it; empty if nothing is said. */
  readonly remedy: string;
  /** Where more is said about it. Documents are not read for it. */
  readonly href?: string;
}

/** What an API publishes about its errors, as documents and profiles have it. */
export interface Table {
  readonly name: string;
  readonly rows: ReadonlyMap<number, TableRow>;
  readonly codes: ReadonlyMap<string, TableCode>;
}

/** A text as documents have it: without line breaks, and with no more than one space in a row. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The codes of a table as data that a profile takes and JSON can hold. */
export function plainCodes(codes: Table["codes"]): object {
  const entries = [...codes].map(([code, { statuses, meaning, remedy, href }]) => {
    const [first] = statuses;
    const status = statuses.size === 1 ? first : [...statuses];
    return [
      code,
      { status, meaning, ...(remedy === "" ? {} : { remedy }), ...(href === undefined ? {} : { href }) },
    ];
  });
  // Makes own properties, whatever the codes are called.
  return Object.fromEntries(entries) as object;
}

/** Whether a value of a module is meant as a table: a profile, or what {@link plainCodes} and rows are part of. */
export function isTableLike(value: unknown): boolean {
  return isRecord(value) && (isRecord(readProperty(value, "rows")) || isRecord(readProperty(value, "codes")));
}

/**
 * The table in a value of a module: a profile, or data such as `read` writes.
 *
 * @param subject - What the value is called in messages.
 * @throws Refusal that names the row that is wrong.
 */
export function tableOf(value: unknown, subject: string): Table {
  if (!isTableLike(value))
    throw new Refusal(`${subject} is ${describeValue(value)}, but neither a profile nor a table with rows`);
  const rows = readProperty(value, "rows");
  const codes = readProperty(value, "codes");
  return {
    name: readString(value, "name") ?? subject,
    rows: new Map(ownNames(rows).map((status) => [Number(status), rowOf(rows, status, subject)])),
    codes: new Map(ownNames(codes).map((code) => [code, codeOf(codes, code, subject)])),
  };
}

function rowOf(rows: unknown, status: string, subject: string): TableRow {
  const row = readProperty(rows, status);
  const { reason, meaning } = { reason: readProperty(row, "reason"), meaning: readProperty(row, "meaning") };
  if (!/^[1-5]\d\d$/.test(status) || !isText(reason) || !isText(meaning))
    throw new Refusal(`${subject} has a row ${status} that is not { reason: "…", meaning: "…" } of a status`);
  const code = readProperty(row, "code");
  const className = readString(row, "className");
  return {
    ...{ reason, meaning },
    ...(isCodeValue(code) ? { code: String(code) } : {}),
    ...(className === undefined ? {} : { className }),
  };
}

function codeOf(codes: unknown, code: string, subject: string): TableCode {
  const entry = readProperty(codes, code);
  const status = readProperty(entry, "status");
  const statuses = isObject(status) ? readElements(status) : [status];
  const meaning = readProperty(entry, "meaning");
  if (!isText(meaning) || statuses.length === 0 || !statuses.every(isStatus))
    throw new Refusal(`${subject} has a code ${code} that is not { status: 400, meaning: "…" }`);
  const href = readString(entry, "href");
  const read = { statuses: new Set(statuses), meaning, remedy: readString(entry, "remedy") ?? "" };
  return href === undefined ? read : { ...read, href };
}

/** APIs have codes that are texts and codes that are numbers; documents and the names of properties have texts. */
function isCodeValue(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function isStatus(value: unknown): value is number {
  return typeof value === "number" && /^[1-5]\d\d$/.test(String(value));
}
