import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { Refusal } from "./refusal";

/** A row with its spans expanded: one text for each column. */
export interface Row {
  readonly cells: readonly string[];
  /** Whether it is in the table's head, or consists only of heading cells. */
  readonly isHeading: boolean;
}

/** How many cells all tables of a document may have together once their spans are expanded. */
const MOST_CELLS = 2_000_000;

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

interface WrittenCell {
  text: string;
  readonly isHeading: boolean;
  readonly columns: number;
  readonly rows: number;
}

interface WrittenRow {
  readonly cells: WrittenCell[];
  /** The number of its head, body or foot, which no cell spans beyond. */
  readonly group: number;
  readonly isInHead: boolean;
}

interface WrittenTable {
  readonly rows: WrittenRow[];
  group: number;
  isInHead: boolean;
  row: WrittenRow | undefined;
  cell: WrittenCell | undefined;
}

/**
 * The tables of an HTML document, in the order in which they begin. A table inside a cell is a table of its own and
 * no part of the cell's text.
 *
 * @throws Refusal if the tables have more cells than {@link MOST_CELLS}.
 */
export function tablesOfHtml(html: string, mostCells = MOST_CELLS): Row[][] {
  const { tables, isDocutils } = collectTables(parse(html, { scriptingEnabled: false }));
  let left = mostCells;
  return tables.map((table) => {
    const rows = expandSpans(table.rows, left);
    left -= rows.reduce((sum, row) => sum + row.cells.length, 0);
    return isDocutils ? rows.map(withoutRoles) : rows;
  });
}

const ENTER = true;

/** Walks the tree with a stack of its own: a document can be nested deeper than functions can call each other. */
function collectTables(document: Node): { tables: WrittenTable[]; isDocutils: boolean } {
  const tables: WrittenTable[] = [];
  const open: WrittenTable[] = [];
  let isDocutils = false;
  const steps: [node: Node, isEntered: boolean][] = [[document, ENTER]];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const [node, isEntered] = step;
    const table = open.at(-1);
    if (node.nodeName === "#text" && "value" in node) {
      if (table?.cell !== undefined) table.cell.text += node.value;
      continue;
    }
    if (!("childNodes" in node)) continue;
    if ("tagName" in node) {
      if (isEntered && isDropped(node)) continue;
      isDocutils ||= isDocutilsMark(node);
      if (node.tagName === "table") {
        if (isEntered) {
          if (table !== undefined) addSpace(table, node.tagName);
          open.push(addTable(tables));
        } else {
          open.pop();
        }
      } else if (table !== undefined) {
        if (isEntered) enterElement(table, node);
        else leaveElement(table, node);
      }
    }
    if (!isEntered) continue;
    steps.push([node, !ENTER]);
    for (const child of node.childNodes.toReversed()) steps.push([child, ENTER]);
  }
  return { tables, isDocutils };
}

function addTable(tables: WrittenTable[]): WrittenTable {
  const table = { rows: [], group: 0, isInHead: false, row: undefined, cell: undefined };
  tables.push(table);
  return table;
}

const GROUPS = new Set(["thead", "tbody", "tfoot"]);

const CELLS = new Set(["td", "th"]);

function enterElement(table: WrittenTable, element: Element): void {
  const { tagName } = element;
  if (GROUPS.has(tagName)) {
    table.group++;
    table.isInHead = tagName === "thead";
  } else if (tagName === "tr") {
    table.row = { cells: [], group: table.group, isInHead: table.isInHead };
    table.rows.push(table.row);
  } else if (CELLS.has(tagName)) {
    table.cell = {
      text: "",
      isHeading: tagName === "th",
      // The limits of the HTML standard.
      columns: numberOf(element, "colspan", 1, 1_000),
      rows: numberOf(element, "rowspan", 0, 65_534),
    };
    table.row?.cells.push(table.cell);
  } else {
    addSpace(table, tagName);
  }
}

function leaveElement(table: WrittenTable, { tagName }: Element): void {
  if (CELLS.has(tagName)) table.cell = undefined;
  else addSpace(table, tagName);
}

/** Elements that are part of a line. All others begin a line, and their text is a word of its own. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

function addSpace({ cell }: WrittenTable, tagName: string): void {
  if (cell !== undefined && !INLINE.has(tagName)) cell.text += " ";
}

function numberOf(element: Element, name: string, least: number, most: number): number {
  const number = Number.parseInt(attribute(element, name), 10);
  return number >= least ? Math.min(number, most) : 1;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? "";
}

const NOT_SHOWN = new Set([
  "iframe",
  "noscript",
  "object",
  "script",
  "select",
  "style",
  "template",
  "textarea",
]);

/**
 * The messages of docutils about mistakes in its source; what it lays out as a table without being one, such as lists of
 * fields and footnotes; and the marks that link to a heading.
 */
const CLASSES_NOT_READ =
  /(?:^|\s)(?:system-message|docinfo|field-list|option-list|footnote|citation|headerlink)(?:\s|$)/;

function isDropped(element: Element): boolean {
  return (
    NOT_SHOWN.has(element.tagName) ||
    CLASSES_NOT_READ.test(attribute(element, "class")) ||
    element.attrs.some(({ name }) => name === "hidden")
  );
}

function isDocutilsMark(element: Element): boolean {
  return element.tagName === "meta" && /^docutils/i.test(attribute(element, "content"));
}

/** Docutils leaves the roles of Sphinx as they are written: ``:ref:`Table 1 <table>` ``, and `` `Table 1`_ ``. */
const ROLE = /(?::[A-Za-z][\w:+.-]{0,99}:)?`([^`<>]{1,999}?)(?:\s{0,9}<[^`<>]{0,999}>)?`(?:__?(?!\w))?/g;

function withoutRoles({ cells, isHeading }: Row): Row {
  return { cells: cells.map((cell) => cell.replace(ROLE, "$1")), isHeading };
}

/** Gives every row one text for each column: a cell that spans columns or rows counts in each of them. */
function expandSpans(written: readonly WrittenRow[], mostCells: number): Row[] {
  const rows: Row[] = [];
  let left = mostCells;
  let group = 0;
  let above: { text: string; rows: number }[] = [];
  for (const row of written) {
    if (row.group !== group) above = [];
    group = row.group;
    const cells: string[] = [];
    const next: typeof above = [];
    const put = (text: string, rowsBelow: number): void => {
      if (left-- <= 0) {
        throw new Refusal(`The tables have more than ${MOST_CELLS.toLocaleString("en")} cells`);
      }
      if (rowsBelow > 0) next[cells.length] = { text, rows: rowsBelow };
      cells.push(text);
    };
    const putFromAbove = (): boolean => {
      const cell = above[cells.length];
      if (cell !== undefined) put(cell.text, cell.rows - 1);
      return cell !== undefined;
    };
    for (const cell of row.cells) {
      const text = cell.text.replace(NOT_PRINTED, " ").trim();
      // A rowspan of 0 reaches to the end of the group.
      const rowsBelow = cell.rows === 0 ? Infinity : cell.rows - 1;
      while (putFromAbove());
      for (let count = 0; count < cell.columns; count++) put(text, rowsBelow);
    }
    while (cells.length < above.length) if (!putFromAbove()) put("", 0);
    above = next;
    rows.push({ cells, isHeading: row.isInHead || row.cells.every(({ isHeading }) => isHeading) });
  }
  return rows;
}

/** White space, control characters and line separators, any number of which is one space. */
const NOT_PRINTED = /[\p{Cc}\u2028\u2029 ]+/gu;
