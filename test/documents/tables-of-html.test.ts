import { tablesOfHtml } from "../../src/documents/tables-of-html";

/** The cells of each table of a document. */
function cellsOf(html: string): (readonly string[])[][] {
  return tablesOfHtml(html).map((rows) => rows.map(({ cells }) => cells));
}

it("gives every column of a span, and every row, the cell's text", () => {
  expect(
    cellsOf(
      '<table><tr><td rowspan="2">a<td colspan="2">b<td rowspan="3">c<tr><td>d<td rowspan="2">e<tr><td>f<td>g</table>',
    ),
  ).toEqual([
    [
      ["a", "b", "b", "c"],
      ["a", "d", "e", "c"],
      ["f", "g", "e", "c"],
    ],
  ]);
});

it("ends a span of rows with its head or body", () => {
  expect(
    cellsOf(
      '<table><thead><tr><th rowspan="9">a<tbody><tr><td rowspan="0">b<td>c<tr><td>d<tbody><tr><td>e</table>',
    ),
  ).toEqual([[["a"], ["b", "c"], ["b", "d"], ["e"]]]);
});

it("fills the columns to the left of a span from above, where a row has none for them", () => {
  expect(cellsOf('<table><tr><td>a<td>b<td rowspan="2">c<tr><td>d</table>')).toEqual([
    [
      ["a", "b", "c"],
      ["d", "", "c"],
    ],
  ]);
});

it.each(["0", "-1", "x", ""])("takes a colspan of %p for 1", (colspan) => {
  expect(cellsOf(`<table><tr><td colspan="${colspan}">a</table>`)).toEqual([[["a"]]]);
});

it("reads a table inside a cell as a table of its own", () => {
  expect(cellsOf("<table><tr><td>a<table><tr><td>b</table>c<td>d</table><table><tr><td>e</table>")).toEqual([
    [["a c", "d"]],
    [["b"]],
    [["e"]],
  ]);
});

it("leaves out what is not shown", () => {
  const hidden = [
    "<script>x</script>",
    "<style>x</style>",
    "<template><b>x</b></template>",
    "<noscript>x</noscript>",
    "<!-- x -->",
    "<span hidden>x</span>",
    '<a class="headerlink">x</a>',
  ].join("");
  expect(cellsOf(`<table><caption>x</caption><tr><td>a${hidden}b</table>`)).toEqual([[["ab"]]]);
});

it("makes one space of white space, line separators and control characters", () => {
  expect(cellsOf("<table><tr><td>\r\n a\t\u2028 b\u0007c<br><br>d </table>")).toEqual([[["a b c d"]]]);
});

it("knows the heading rows: those of the head, and those of heading cells alone", () => {
  const html = "<table><thead><tr><td>a<tbody><tr><th>b<th>c<tr><th>d<td>e<tr></table>";
  expect(tablesOfHtml(html)[0]?.map(({ isHeading }) => isHeading)).toEqual([true, true, false, true]);
});

it("leaves backticks alone where docutils did not make the document", () => {
  expect(cellsOf("<table><tr><td>:ref:`a &lt;b&gt;`</table>")).toEqual([[[":ref:`a <b>`"]]]);
});

it("reads a cell that is nested deeper than functions can call each other", () => {
  expect(cellsOf(`${"<div>".repeat(20_000)}<table><tr><td>${"<i>".repeat(20_000)}a`)).toEqual([[["a"]]]);
});

it("refuses more cells than the limit, in one table or in all together", () => {
  const table = '<table><tr><td colspan="1000" rowspan="65534">a<tr><tr></table>';
  expect(() => tablesOfHtml(table, 3_000)).not.toThrow();
  expect(() => tablesOfHtml(table, 2_999)).toThrow("The tables have more than 2,000,000 cells");
  expect(() => tablesOfHtml(table + table, 5_999)).toThrow("The tables have more than 2,000,000 cells");
});
