import { marked } from "marked";
import { registeredPhrase } from "../errors/status-phrases";
import { className, makesClassName } from "../profiles/class-name";
import { NOTHING_KNOWN } from "./known";
import { assume, type Draft, phraseOf, readTable } from "./read-table";
import { Refusal } from "./refusal";
import type { Table } from "./table";
import { tablesOfHtml } from "./tables-of-html";

/** A document, decoded. */
export interface Source {
  /** What it is called in messages. */
  readonly name: string;
  readonly format: "md" | "html";
  readonly text: string;
}

/** What documents say. */
export interface Reading extends Pick<Table, "rows" | "codes"> {
  /** What was decided where the documents are irregular, in sentences. */
  readonly assumptions: readonly string[];
}

/**
 * Reads the tables of statuses and of codes in documents, one after the other, into one.
 *
 * @param known - What is known from the table that they are compared with.
 * @throws Refusal if there is nothing to read, or if no profile can be made of it.
 */
export function readDocuments(sources: readonly Source[], known = NOTHING_KNOWN): Reading {
  const draft: Draft = { rows: new Map(), codes: new Map(), assumptions: [], leftOut: [], known };
  for (const source of sources) readSource(source, sources.length > 1, draft);
  const names = sources.map(({ name }) => name).join(" and ");
  if (draft.rows.size === 0 && draft.codes.size === 0)
    throw new Refusal(`${names} has no table of statuses, and none of codes with their statuses`);
  checkFallbackRows(names, draft);
  compareWithRegistry(draft);
  leaveOutUnlistedStatuses(draft);
  nameClasses(draft);
  return {
    rows: new Map([...draft.rows].sort(([one], [other]) => one - other)),
    codes: draft.codes,
    assumptions: draft.assumptions,
  };
}

function readSource({ name, format, text }: Source, isOneOfMany: boolean, draft: Draft): void {
  const html = format === "md" ? marked.parse(text, { async: false, gfm: true }) : text;
  const tables = tablesOfHtml(html);
  const document = isOneOfMany ? name : "";
  const placeOf = (index: number): string => {
    if (tables.length === 1) return document;
    return isOneOfMany ? `${name}, table ${index + 1}` : `Table ${index + 1}`;
  };
  const isRead = tables.map((rows, index) => readTable(rows, placeOf(index), draft));
  const read = isRead.flatMap((wasRead, index) => (wasRead ? index + 1 : []));
  if (read.length === 0) return;
  isRead.forEach((wasRead, index) => {
    if (!wasRead) assume(draft, placeOf(index), "It has no column of statuses or codes, and is not read.");
  });
  if (read.length > 1) assume(draft, document, `The tables ${read.join(", ")} are read as one.`);
}

/** The most rows that are named in a refusal. */
const MAX_LEFT_OUT = 3;

/** A profile needs the two rows to which every other status falls back. A list of codes is only an addition to a profile. */
function checkFallbackRows(names: string, { rows, codes, assumptions, leftOut }: Draft): void {
  if (rows.size === 0) {
    const count = codes.size === 1 ? "1 code" : `${codes.size} codes`;
    assumptions.push(`${names} lists ${count}, but no statuses: extend a profile that has them.`);
    return;
  }
  const missing = [400, 500].filter((status) => !rows.has(status));
  if (missing.length === 0) return;
  const listed = [...rows.keys()].join(", ");
  const more = leftOut.length > MAX_LEFT_OUT ? [`and ${leftOut.length - MAX_LEFT_OUT} more`] : [];
  const shown = [...leftOut.slice(0, MAX_LEFT_OUT), ...more].join("; ");
  const rest = shown === "" ? "" : `; rows left out: ${shown}`;
  throw new Refusal(
    `${names} lists no ${missing.join(" and no ")}, to which all else falls back, so it is not a profile; it lists ${listed}${rest}`,
  );
}

function compareWithRegistry({ rows, assumptions }: Draft): void {
  for (const [status, { reason }] of rows) {
    const phrase = registeredPhrase(status);
    if (phrase === undefined) assumptions.push(`${status} is not in the IANA registry of statuses.`);
    else if (phrase !== reason)
      assumptions.push(`${status} has the reason "${reason}"; the IANA registry has "${phrase}".`);
  }
}

/** A profile needs a name for the class of each error row. It makes one of the reason, if that has letters with two cases. */
function nameClasses({ rows, assumptions }: Draft): void {
  const taken = new Set([...rows.values()].map(({ reason }) => className(reason)));
  for (const [status, row] of rows) {
    if (status < 400 || makesClassName(row.reason)) continue;
    const name = className(phraseOf(status));
    const isUnique = registeredPhrase(status) !== undefined && !taken.has(name);
    const chosen = isUnique ? name : `${name}${status}`;
    rows.set(status, { ...row, className: chosen });
    assumptions.push(`The reason of ${status} makes no name of a class; it is called "${chosen}".`);
  }
}

/** A code can only be sent with a status that the table lists. */
function leaveOutUnlistedStatuses({ rows, codes, assumptions }: Draft): void {
  if (rows.size === 0) return;
  for (const [code, { statuses }] of codes) {
    for (const status of statuses) {
      if (rows.has(status)) continue;
      statuses.delete(status);
      const rest = statuses.size === 0 ? "the code is left out" : `${[...statuses].join(", ")} is used`;
      assumptions.push(`The code ${code} has the status ${status}, which is not listed; ${rest}.`);
    }
    if (statuses.size === 0) codes.delete(code);
  }
}
