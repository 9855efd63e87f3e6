// Every regular expression of the sources takes time linear in the length of its input, whatever the input is made of.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { sourceFiles } from "./source-files";

interface Found {
  readonly place: string;
  readonly regex: RegExp;
}

/** The regular expressions of a file. */
function regularExpressionsOf(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const regex = ts.isRegularExpressionLiteral(node)
      ? new RegExp(
          node.text.slice(1, node.text.lastIndexOf("/")),
          node.text.slice(node.text.lastIndexOf("/") + 1),
        )
      : ts.isNewExpression(node) && node.expression.getText() === "RegExp"
        ? new RegExp(textOf(node.arguments?.[0], source))
        : undefined;
    if (regex !== undefined) found.push({ place: `${file} ${regex.source}`, regex });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A text that is put together of constants of its file. */
function textOf(node: ts.Expression | undefined, source: ts.SourceFile): string {
  if (node === undefined) throw new Error("A regular expression is made of nothing.");
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node) && ts.isNoSubstitutionTemplateLiteral(node.template))
    return node.template.rawText ?? "";
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(
      ({ expression, literal }) => textOf(expression, source) + literal.text,
    );
    return node.head.text + spans.join("");
  }
  let value: ts.Expression | undefined;
  const visit = (each: ts.Node): void => {
    if (ts.isVariableDeclaration(each) && each.name.getText() === node.getText()) value = each.initializer;
    ts.forEachChild(each, visit);
  };
  visit(source);
  return textOf(value, source);
}

/** One character that an escape can match. */
const ESCAPES: Readonly<Record<string, string>> = {
  ...{
    d: "1",
    D: "a",
    w: "a",
    W: " ",
    s: " ",
    S: "a",
    n: "\n",
    r: "\r",
    t: "\t",
    b: "",
    B: "",
    p: "a",
    P: "-",
  },
};

/** What the atoms of each alternative can match, one character an atom, without groups and quantifiers. */
function alternativesOf({ source }: RegExp): string[][] {
  const alternatives: string[][] = [[]];
  const atoms =
    /\\u\{?([\da-f]{4,6})\}?|\\x([\da-f]{2})|\\[pP]\{[^}]*\}|\\(.)|\[(\^?)((?:\\.|[^\]\\])*)\]|\(\?<?[:=!]|\{[\d,]+\}|(.)/gisu;
  for (const [atom, unicode, hex, escape, negated, members, literal] of source.matchAll(atoms)) {
    const last = alternatives.at(-1) ?? [];
    const code = unicode ?? hex;
    if (code !== undefined) last.push(String.fromCodePoint(Number.parseInt(code, 16)));
    else if (escape !== undefined) last.push(ESCAPES[escape] ?? escape);
    else if (members !== undefined) last.push(memberOf(negated === "^", members));
    else if (literal === "|") alternatives.push([]);
    else if (literal === ".") last.push("a");
    else if (literal !== undefined && !"()^$*+?".includes(literal)) last.push(literal);
    else if (/^\\[pP]/.test(atom)) last.push("a");
  }
  return alternatives;
}

/** A character of a class, such as `[a-z]` or `[^"]`. */
function memberOf(isNegated: boolean, members: string): string {
  const matches = new RegExp(`[${isNegated ? "^" : ""}${members}]`);
  return (
    ["a", "1", " ", "-", "\n", '"', ".", "\u00e9", ...Array.from(members)].find((character) =>
      matches.test(character),
    ) ?? "a"
  );
}

/** Texts that repeat each part of the expression, alone and behind what comes before it. */
function shapesOf(regex: RegExp): ((length: number) => string)[] {
  const alternatives = alternativesOf(regex);
  const parts = new Set<string>(["a", " ", "\n", '"', "/", ...alternatives.flat()]);
  const shapes: ((length: number) => string)[] = [];
  const repeat = (start: string, part: string) => {
    for (const end of ["", "!"])
      shapes.push((length) => start + part.repeat(Math.ceil(length / part.length)) + end);
  };
  for (const alternative of alternatives) {
    const whole = alternative.join("");
    for (let end = 1; end <= Math.min(alternative.length, 48); end += 1) {
      const prefix = alternative.slice(0, end).join("");
      if (prefix !== "") repeat("", prefix);
      for (const part of [alternative[end] ?? "", alternative[end - 1] ?? ""])
        if (part !== "") repeat(prefix, part);
    }
    if (whole !== "") repeat("x", whole);
  }
  for (const part of parts) if (part !== "") repeat("", part);
  return shapes;
}

/** The CPU time in which an expression searches a text to its end, since a busy machine stretches any other. */
function millisecondsOf(regex: RegExp, text: string): number {
  const global = new RegExp(regex.source, regex.flags.includes("g") ? regex.flags : `${regex.flags}g`);
  const begin = process.cpuUsage();
  // Without the memory that `matchAll` takes, since collecting it would be measured too.
  for (let end = -1; global.test(text); end = global.lastIndex) {
    if (global.lastIndex === end) global.lastIndex += 1;
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000;
}

/** The least of three times, so that nothing else of the process is measured. */
function leastMillisecondsOf(regex: RegExp, text: string): number {
  return Math.min(...[1, 2, 3].map(() => millisecondsOf(regex, text)));
}

const LENGTH = 20_000;

/** The expressions that only search a text whose length is bounded before, and that bound. */
const BOUNDED: ReadonlyMap<string, number> = new Map([
  [/\["(.*?)"\]|\[(\d+)\]|[^.[]+/.source, 4_097],
  [/^(\D+)\d\S*-\1\S*\d$/.source, 200],
]);

/** A shape that an expression takes more than linear time for: 16 times as long where the text is 4 times as long. */
function slowShapeOf(regex: RegExp): string | undefined {
  const length = BOUNDED.get(regex.source) ?? LENGTH;
  const slow = shapesOf(regex).find((shape) => {
    const long = shape(length);
    // A quadratic search of so many characters takes ten times as long and more.
    if (millisecondsOf(regex, long) < 4) return false;
    const least = leastMillisecondsOf(regex, long);
    return least > 4 && least > 9 * leastMillisecondsOf(regex, shape(length / 4));
  });
  return slow?.(12);
}

const FILES = sourceFiles().map((file) => `src/${file}`);

it.each(FILES.flatMap(regularExpressionsOf))("$place is linear", ({ regex }) => {
  expect(slowShapeOf(regex)).toBeUndefined();
});

it.each([/\["(.*?)"\]|x/, /(?:a|b)+=/, /<!--.*?-->/s, /\s+$/, /Unexpected token "[^]*"(?= here)/])(
  "finds that %s is not",
  (regex) => {
    expect(slowShapeOf(regex)).toBeDefined();
  },
);

it("looks at expressions that are put together, too, and at each that is bounded", () => {
  const sources = FILES.flatMap(regularExpressionsOf).map(({ regex }) => regex.source);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources).toContainEqual(expect.stringMatching(/multipart file\|malformed uri/));
  expect([...BOUNDED.keys()].filter((source) => !sources.includes(source))).toEqual([]);
});
