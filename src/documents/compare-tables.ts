import { isEmptyCell } from "./cells";
import { phraseOf } from "./read-table";
import { oneLine, type Table, type TableCode, type TableRow } from "./table";

/** A line that one of two tables has and the other has not. */
export interface Difference {
  /** `-` for the first table, `+` for the second. */
  readonly sign: "-" | "+";
  readonly text: string;
}

type Entries = Pick<Table, "rows" | "codes">;

/** What differs between two tables, rows before codes. An entry with other texts is listed twice: as it is in each. */
export function differences(first: Entries, second: Entries): Difference[] {
  return [
    ...changedLines(linesOf(first.rows, lineOfRow), linesOf(second.rows, lineOfRow)).sort(
      (one, other) => Number.parseInt(one.text, 10) - Number.parseInt(other.text, 10),
    ),
    ...changedLines(linesOf(first.codes, lineOfCode), linesOf(second.codes, lineOfCode)),
  ];
}

/**
 * What a page can say of a table: neither default codes nor the names of classes and addresses, the statuses of a code in
 * no order, and where the table has only a mark for "nothing", what is read of such a mark.
 */
export function onPage({ rows, codes }: Entries): Entries {
  return {
    rows: new Map(
      [...rows].map(([status, row]) => {
        const reason = isEmptyCell(row.reason) ? phraseOf(status) : row.reason;
        return [status, { reason, meaning: isEmptyCell(row.meaning) ? reason : row.meaning }];
      }),
    ),
    codes: new Map(
      [...codes].map(([code, { statuses, meaning, remedy }]) => [
        code,
        {
          statuses: new Set([...statuses].sort()),
          meaning: isEmptyCell(meaning) ? phraseOf(Math.min(...statuses)) : meaning,
          remedy: isEmptyCell(remedy) ? "" : remedy,
        },
      ]),
    ),
  };
}

type Lines = ReadonlyMap<number | string, string>;

function linesOf<Key extends number | string, Entry>(
  entries: ReadonlyMap<Key, Entry>,
  lineOf: (key: Key, entry: Entry) => string,
): Lines {
  return new Map([...entries].map(([key, entry]) => [key, lineOf(key, entry)]));
}

function lineOfRow(status: number, { reason, meaning, code, className }: TableRow): string {
  const more = { code, class: className };
  const named = Object.entries(more).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name} ${text}`],
  );
  return lineOf([String(status), reason, meaning, ...named]);
}

function lineOfCode(code: string, { statuses, meaning, remedy, href = "" }: TableCode): string {
  const more = [remedy, href].filter((text) => text !== "");
  return lineOf([code, [...statuses].join(", "), meaning, ...more]);
}

/** White space does not count. */
function lineOf(texts: readonly string[]): string {
  return texts.map(oneLine).join(" | ");
}

function changedLines(first: Lines, second: Lines): Difference[] {
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((key) => {
    const before = first.get(key);
    const after = second.get(key);
    if (before === after) return [];
    const lines: Difference[] = [];
    if (before !== undefined) lines.push({ sign: "-", text: before });
    if (after !== undefined) lines.push({ sign: "+", text: after });
    return lines;
  });
}

/** All codes that a client can receive: those of the catalogue, and those of rows. */
export function allCodes({ rows, codes }: Entries): Map<string, TableCode> {
  const all = new Map(codes);
  for (const [status, { code, meaning }] of rows) {
    if (code === undefined || codes.has(code)) continue;
    const known = all.get(code) ?? { statuses: [], meaning, remedy: "" };
    all.set(code, { ...known, statuses: new Set([...known.statuses, status]) });
  }
  return all;
}

/** What clients of the first table can rely on and the second has no more: statuses, codes, and statuses of codes. */
export function goneFrom(before: Entries, after: Entries): string[] {
  const codesAfter = allCodes(after);
  const statuses = [...before.rows.keys()].filter((status) => !after.rows.has(status));
  const codes = [...allCodes(before)].flatMap(([code, { statuses: ofCode }]) => {
    const left = codesAfter.get(code);
    if (left === undefined) return [`the code ${code}`];
    return [...ofCode]
      .filter((status) => !left.statuses.has(status))
      .map((status) => `the code ${code} with ${status}`);
  });
  return [...statuses.map((status) => `the status ${status}`), ...codes];
}
