import { registeredPhrase } from "../errors/status-phrases";
import { cutText } from "../untrusted";
import { isCode, isCodeRange, isCodeWord, isEmptyCell, parseStatusCell, statusesIn } from "./cells";
import { type Columns, findColumns } from "./columns";
import type { Known } from "./known";
import type { TableCode, TableRow } from "./table";
import type { Row } from "./tables-of-html";

/** What has been read of the documents so far. */
export interface Draft {
  readonly rows: Map<number, TableRow>;
  readonly codes: Map<string, DraftCode>;
  /** What was decided where the documents are irregular, in sentences. */
  readonly assumptions: string[];
  /** The rows that are left out since they have no status, or not one. */
  readonly leftOut: string[];
  /** What is known from the table that the documents are compared with. */
  readonly known: Known;
}

interface DraftCode extends TableCode {
  readonly statuses: Set<number>;
}

/** More are of no use to a reader. */
const MOST_ASSUMPTIONS = 10_000;

/** Adds an assumption about a table, which is called `place` if there is more than one. */
export function assume({ assumptions }: Draft, place: string, sentence: string): void {
  if (assumptions.length > MOST_ASSUMPTIONS) return;
  const isLast = assumptions.length === MOST_ASSUMPTIONS;
  const prefix = place === "" ? "" : `${place}: `;
  assumptions.push(isLast ? "There are more assumptions than are listed here." : prefix + sentence);
}

/**
 * Reads a table into a draft. A table that is about something else changes nothing.
 *
 * @param place - What the table is called in assumptions, such as `"table 2"`; empty if there is no other.
 * @returns whether the table is one of statuses or codes.
 */
export function readTable(rows: readonly Row[], place: string, draft: Draft): boolean {
  const columns = findColumns(rows, (status) => draft.rows.has(status), draft.known);
  if (columns === undefined) return false;
  const assumeHere = (sentence: string): void => assume(draft, place, sentence);
  columns.assumptions.forEach(assumeHere);
  const headings = rows.filter(({ isHeading }) => isHeading).map(textOf);
  const readRow = columns.code === undefined ? readStatus : readCode;
  const lacking = columns.code === undefined ? "a status" : "a code or a status";
  rows.forEach((row, index) => {
    const text = textOf(row);
    if (text === "" || readRow(row, columns, draft, assumeHere) || row.isHeading) return;
    const isHeading = headings.includes(text) || (index === 0 && headings.length === 0);
    if (isHeading) headings.push(text);
    else draft.leftOut.push(text);
    assumeHere(
      `${isHeading ? "A heading row in the body" : `A row without ${lacking}`} is left out: ${text}`,
    );
  });
  return true;
}

/** A row in one line. */
function textOf({ cells }: Row): string {
  const texts = cells.filter((cell, index) => cell !== "" && cell !== cells[index - 1]);
  return cutText(texts.join(" | "), 300);
}

/** A cell of a row, or the empty string if there is none, or if it has only a mark for "nothing", such as a dash. */
function cellAt({ cells }: Row, column: number | undefined): string {
  const cell = column === undefined ? undefined : cells[column];
  return cell === undefined || isEmptyCell(cell) ? "" : cell;
}

type Assume = (sentence: string) => void;

/** Reads a row of a table of statuses; false if it has no status. */
function readStatus(row: Row, columns: Columns, draft: Draft, assume: Assume): boolean {
  const cell = parseStatusCell(cellAt(row, columns.status));
  if (cell.kind === "none") return false;
  if (cell.kind !== "status") {
    draft.leftOut.push(textOf(row));
    assume(`"${cellAt(row, columns.status)}" is not one status, so the row is left out: ${textOf(row)}`);
    return true;
  }
  const { status } = cell;
  if (row.isHeading) assume(`The heading row is read as a row: ${textOf(row)}`);
  const written = cellAt(row, columns.reason) || cell.reason;
  const hasReasons = columns.reason !== undefined || cell.reason !== "" || columns.meaning === undefined;
  const reason = written || phraseOf(status);
  const meaning = cellAt(row, columns.meaning) || reason;
  const known = draft.rows.get(status);
  if (known !== undefined) {
    if (known.reason === reason && known.meaning === meaning) return true;
    // Another table can have numbers that only look like statuses, such as quotas.
    const isBetter = registeredPhrase(status) === written && written !== known.reason;
    if (isBetter) draft.rows.set(status, { reason, meaning });
    const other = isBetter ? known : { reason, meaning };
    assume(`${status} is listed again with another text; left out is: ${other.reason} | ${other.meaning}`);
    return true;
  }
  if (hasReasons && written === "")
    assume(`${status} has no reason; the standard phrase "${reason}" is used.`);
  if (columns.meaning !== undefined && meaning === reason && cellAt(row, columns.meaning) === "")
    assume(`${status} has no meaning; the reason is used again.`);
  draft.rows.set(status, { reason, meaning });
  return true;
}

const CLASSES = ["Informational", "Successful", "Redirection", "Client Error", "Server Error"];

/** The registered phrase of a status, else the name of its class (RFC 9110 section 15). */
export function phraseOf(status: number): string {
  return registeredPhrase(status) ?? String(CLASSES[Math.floor(status / 100) - 1]);
}

/** Reads a row of a table of codes; false if it has no code. */
function readCode(row: Row, columns: Columns, draft: Draft, assume: Assume): boolean {
  const code = cellAt(row, columns.code);
  const written = cellAt(row, columns.status);
  const status = parseStatusCell(written);
  const isRange = isCodeRange(code, draft.known);
  const isPlain = draft.known.codes.has(code) || isCode(code, draft.known);
  if (code === "" || (status.kind === "none" && !isRange && !isPlain)) return false;
  if (isRange || !(isPlain || isCodeWord(code, draft.known))) {
    assume(`"${code}" is not one code, so the row is left out: ${textOf(row)}`);
    return true;
  }
  const statuses = statusesIn(status);
  const usable = statuses.filter((each) => each >= 400);
  if (usable.length < statuses.length || usable.length === 0) {
    const reason = written === "" ? "has no status" : `has "${written}", which is not the status of an error`;
    if (usable.length === 0) {
      assume(`The code ${code} ${reason}, and is left out: ${textOf(row)}`);
      return true;
    }
    assume(`The code ${code} ${reason} alone; ${usable.join(", ")} is used.`);
  }
  const phrase = phraseOf(Math.min(...usable));
  const meaning = cellAt(row, columns.meaning);
  if (meaning === "") assume(`The code ${code} has no meaning; the standard phrase "${phrase}" is used.`);
  addCode(
    draft,
    code,
    { statuses: new Set(usable), meaning: meaning || phrase, remedy: cellAt(row, columns.remedy) },
    assume,
  );
  return true;
}

function addCode({ codes }: Draft, code: string, read: DraftCode, assume: Assume): void {
  const known = codes.get(code);
  if (known === undefined) {
    codes.set(code, read);
    return;
  }
  const more = [...read.statuses].filter((status) => !known.statuses.has(status));
  if (more.length > 0)
    assume(`The code ${code} is listed again with ${more.join(", ")}; it has each of its statuses.`);
  more.forEach((status) => known.statuses.add(status));
  if (known.meaning === read.meaning && known.remedy === read.remedy) return;
  const text = read.remedy === "" ? read.meaning : `${read.meaning} | ${read.remedy}`;
  assume(`The code ${code} is listed again with another text, which is left out: ${text}`);
}
