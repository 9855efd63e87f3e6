import { registeredPhrase } from "../errors/status-phrases";
import {
  isCode,
  isCodeRange,
  isCodeWord,
  isEmptyCell,
  isKnownCode,
  isLongNumber,
  isReasonLike,
  isStatusLike,
  isWithoutSpaces,
  parseStatusCell,
  statusesIn,
} from "./cells";
import type { Known } from "./known";
import type { Row } from "./tables-of-html";

/** What the columns of a table are, by their positions; undefined if there is no such column. */
export interface Columns {
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly reason: number | undefined;
  readonly meaning: number | undefined;
  readonly remedy: number | undefined;
  /** What was decided, in sentences for the reader of the result. */
  readonly assumptions: readonly string[];
}

/** A column: its position, its first cell, and its cells that are not empty. */
interface Column {
  readonly index: number;
  readonly heading: string;
  readonly cells: readonly string[];
}

/** No table of statuses is wider, and the work for one grows with its width times its length. */
const MOST_COLUMNS = 50;

/**
 * Decides what each column of a table is, by what its cells look like and by its position, never by its heading:
 * pages of one cloud head the reason "Description", "Status", "Message" or "Error Code".
 *
 * @param isListed - Whether an earlier table of the document lists a status.
 * @param known - What is known from the table that the document is compared with.
 * @returns undefined if the table is about something else.
 */
export function findColumns(
  rows: readonly Row[],
  isListed: (status: number) => boolean,
  known: Known,
): Columns | undefined {
  if (widthOf(rows) > MOST_COLUMNS) return undefined;
  const columns = columnsOf(rows);
  const knownCode = findKnownCodeColumn(rows, columns, known);
  const status = findStatusColumn(columns.filter((column) => column !== knownCode));
  const others = columns.filter((column) => column !== status);
  const code = knownCode ?? findCodeColumn(others, status, isListed, known);
  if (code !== undefined) return columnsOfCodes(rows, others, status, code, known);
  return status === undefined ? undefined : columnsOfStatuses(rows, others, status, known);
}

function columnsOf(rows: readonly Row[]): Column[] {
  const body = rows.filter(({ isHeading }) => !isHeading);
  const counted = body.length === 0 ? rows : body;
  const columns = Array.from({ length: widthOf(rows) }, (_, index) => ({
    index,
    heading: rows
      .slice(0, 1)
      .map((row) => cellOf(row, index))
      .join(""),
    cells: counted.map((row) => cellOf(row, index)).filter((cell) => !isEmptyCell(cell)),
  }));
  return columns.filter(({ cells }) => cells.length > 0);
}

/** Rows can be shorter than others. */
function cellOf({ cells }: Row, index: number): string {
  return cells[index] ?? "";
}

function widthOf(rows: readonly Row[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

/** Whether more than half of the cells of a column are so. */
function mostly({ cells }: Column, test: (cell: string) => boolean): boolean {
  return cells.filter(test).length * 2 > cells.length;
}

/** The first column of statuses; one that has only registered statuses is preferred to one of three-digit codes. */
function findStatusColumn(columns: readonly Column[]): Column | undefined {
  // Half is enough, since rows that head others and the heading itself may be among them.
  const candidates = columns.filter(
    (column) => !mostly(column, (cell) => !isStatusLike(cell)) && statusesOf(column).size > 0,
  );
  return candidates.find((column) => [...statusesOf(column)].every(isRegistered)) ?? candidates[0];
}

function isRegistered(status: number): boolean {
  return registeredPhrase(status) !== undefined;
}

/** The column of codes that are known, beside one of statuses: known codes can look like anything, such as `404`. */
function findKnownCodeColumn(
  rows: readonly Row[],
  columns: readonly Column[],
  known: Known,
): Column | undefined {
  return columns.find((column) => {
    const others = columns.filter((other) => other !== column);
    const isKnown =
      mostly(column, (cell) => isKnownCode(cell, known)) ||
      others.some((other) => hasKnownMeanings(rows, column, other, known));
    return isKnown && findStatusColumn(others) !== undefined;
  });
}

/** The statuses that a column names in full. */
function statusesOf({ cells }: Column): Set<number> {
  return new Set(cells.flatMap((cell) => statusesIn(parseStatusCell(cell))));
}

/**
 * The column of codes: one of words that are codes beyond doubt, else one whose words distinguish rows of equal status.
 */
function findCodeColumn(
  columns: readonly Column[],
  status: Column | undefined,
  isListed: (status: number) => boolean,
  known: Known,
): Column | undefined {
  const statuses = status === undefined ? new Set<number>() : statusesOf(status);
  const count = ({ cells }: Column): number => new Set(cells).size;
  const certain = columns.find(
    (column) =>
      mostly(column, (cell) => (isCode(cell, known) && !isWithoutSpaces(cell)) || isCodeRange(cell, known)) &&
      count(column) >= statuses.size,
  );
  if (certain !== undefined || status === undefined) return certain;
  return columns.find((column) => {
    const words = count(column);
    const isOfWords = mostly(column, (cell) => isCodeWord(cell, known));
    if (!isOfWords || isNumbering(column) || words * 2 <= column.cells.length) return false;
    // A page that lists its statuses first and then, in front of each, a code.
    const isBeforeListed = column.index < status.index && [...statuses].every(isListed);
    return words > statuses.size || (isBeforeListed && words === column.cells.length);
  });
}

/** Whether the cells count the rows. */
function isNumbering({ cells }: Column): boolean {
  return cells.every((cell, index) => Number(cell) === index + 1);
}

function columnsOfCodes(
  rows: readonly Row[],
  others: readonly Column[],
  status: Column | undefined,
  code: Column,
  known: Known,
): Columns {
  const first = Math.min(code.index, status?.index ?? code.index);
  const isReason = phraseTest(rows, status);
  const isText = (column: Column): boolean =>
    column !== code && (!isReason(column) || hasKnownMeanings(rows, code, column, known));
  const texts = others.filter(isText);
  const after = texts.filter(({ index }) => index > first);
  const [meaning, ...more] = after.length > 0 ? after : texts;
  const remedy = more.at(-1);
  const assumptions = [`${nameOf(code)} is read as the codes.`];
  if (mostly(code, isLongNumber)) assumptions.push("The codes are numbers.");
  if (meaning !== undefined) assumptions.push(`${nameOf(meaning)} is read as their meaning.`);
  if (remedy !== undefined) assumptions.push(`${nameOf(remedy)} is read as their remedy.`);
  return {
    status: status?.index,
    code: code.index,
    reason: undefined,
    meaning: meaning?.index,
    remedy: remedy?.index,
    assumptions: [...assumptions, ...unusedColumns(others, [code, meaning, remedy])],
  };
}

/** Whether most cells of a column are the meanings of the known codes in the same rows. */
function hasKnownMeanings(
  rows: readonly Row[],
  code: Column,
  { index, cells }: Column,
  known: Known,
): boolean {
  const meanings = rows.filter((row) => known.codes.get(cellOf(row, code.index)) === cellOf(row, index));
  return meanings.length > 0 && meanings.length * 2 >= cells.length;
}

/** Whether most cells of a column are the standard phrases of the statuses in the same rows. */
function phraseTest(rows: readonly Row[], status: Column | undefined): (column: Column) => boolean {
  if (status === undefined) return () => false;
  return ({ index, cells }) => {
    const phrases = rows.filter((row) => {
      const cell = parseStatusCell(cellOf(row, status.index));
      const phrase = cell.kind === "status" ? registeredPhrase(cell.status) : undefined;
      return phrase !== undefined && lettersOf(phrase) === lettersOf(cellOf(row, index));
    });
    return phrases.length * 2 >= cells.length;
  };
}

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z]/g, "").toLowerCase();
}

/**
 * The columns of a table of statuses; undefined if its numbers are more likely lengths, quotas or ports, or the statuses
 * of operations.
 */
function columnsOfStatuses(
  rows: readonly Row[],
  others: readonly Column[],
  status: Column,
  known: Known,
): Columns | undefined {
  const statuses = [...statusesOf(status)];
  const errors = statuses.filter((each) => each >= 400 && isRegistered(each));
  // APIs have statuses of their own for errors, such as 498, but hardly any below 400.
  if (errors.length === 0 && statuses.some((each) => each < 400 && !isRegistered(each))) return undefined;
  const holdsReasons = mostly(status, (cell) => {
    const parsed = parseStatusCell(cell);
    return parsed.kind === "status" && parsed.reason !== "";
  });
  const isReason = phraseTest(rows, status);
  const isText = (cell: string): boolean => /\p{L}/u.test(cell) || known.texts.has(cell);
  const texts = others.filter((column) => mostly(column, isText) && !(holdsReasons && isReason(column)));
  const after = texts.filter(({ index }) => index > status.index);
  const isAfter = after.length > 0;
  if (!isAfter && !holdsReasons && !errors.some((each) => each < 500)) return undefined;
  const [first, second] = isAfter ? after : texts;
  const inFront = isAfter
    ? texts.find((column) => column.index < status.index && isReason(column))
    : undefined;
  const assumptions: string[] = [];
  let reason: Column | undefined;
  let meaning: Column | undefined;
  if (holdsReasons) {
    assumptions.push(`${nameOf(status)} has status and reason in one cell; they are separated.`);
    meaning = first;
  } else if (first === undefined) {
    return undefined;
  } else if (second !== undefined) {
    reason = first;
    meaning = second;
  } else if (inFront !== undefined) {
    assumptions.push(`${nameOf(inFront)}, in front of the statuses, is read as the reasons.`);
    reason = inFront;
    meaning = first;
  } else if (mostly(first, isReasonLike)) {
    assumptions.push(
      `${nameOf(first)}, the only column of texts, is read as the reasons: ` +
        "most of its cells have at most five words and no full stop.",
    );
    reason = first;
  } else {
    assumptions.push(
      `${nameOf(first)}, the only column of texts, is read as the meanings; ` +
        "the reasons are the standard phrases.",
    );
    meaning = first;
  }
  if (meaning === undefined) assumptions.push("There is no column of meanings; each is the reason again.");
  return {
    status: status.index,
    code: undefined,
    reason: reason?.index,
    meaning: meaning?.index,
    remedy: undefined,
    assumptions: [...assumptions, ...unusedColumns(others, [reason, meaning])],
  };
}

function unusedColumns(columns: readonly Column[], used: readonly (Column | undefined)[]): string[] {
  return columns.filter((column) => !used.includes(column)).map((column) => `${nameOf(column)} is not used.`);
}

/** A column as a sentence calls it: by its number and its heading. */
function nameOf({ index, heading }: Column): string {
  return `Column ${index + 1}${heading === "" ? "" : ` (${heading})`}`;
}
