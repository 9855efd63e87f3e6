import { join } from "node:path";
import ts from "typescript";
import { sourceFiles } from "../architecture/source-files";

const SOURCE = join(__dirname, "../../src");
const MODULES = sourceFiles().filter((file) => file.endsWith(".ts"));
const ENTRIES = MODULES.filter((file) => !file.includes("/") && file !== "untrusted.ts");

const program = ts.createProgram(
  MODULES.map((file) => join(SOURCE, file)),
  { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023 },
);
const checker = program.getTypeChecker();

/** What an editor shows beside the type of a name. */
interface Hover {
  readonly place: string;
  readonly text: string;
  readonly examples: readonly string[];
}

function hoverOf(place: string, symbol: ts.Symbol): Hover {
  return {
    place,
    text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    examples: symbol
      .getJsDocTags(checker)
      .filter(({ name }) => name === "example")
      .map(({ text }) => ts.displayPartsToString(text)),
  };
}

function symbolAt(node: ts.Node | undefined): ts.Symbol {
  const symbol = node && checker.getSymbolAtLocation(node);
  if (!symbol) throw new Error("There is no symbol.");
  return symbol;
}

/** The names that an entry point exports, those of values and of types. */
function publicNames(entry: string): Hover[] {
  const exported = checker.getExportsOfModule(symbolAt(program.getSourceFile(join(SOURCE, entry))));
  return exported.map((symbol) => {
    const isReexported = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return hoverOf(`${entry} ${symbol.name}`, isReexported ? checker.getAliasedSymbol(symbol) : symbol);
  });
}

/** The options of functions and errors that a module declares: of interfaces that are public, or part of one that is. */
function options(file: string): Hover[] {
  const statements = program.getSourceFile(join(SOURCE, file))?.statements ?? [];
  return [...statements]
    .filter(ts.isInterfaceDeclaration)
    .filter(
      ({ name }) => /Options?$/.test(name.text) && (PUBLIC.has(name.text) || file.startsWith("errors/")),
    )
    .flatMap(({ name, members }) =>
      members.flatMap((member) =>
        member.name ? [hoverOf(`${name.text}.${member.name.getText()}`, symbolAt(member.name))] : [],
      ),
    );
}

const NAMES = ENTRIES.flatMap(publicNames);
// Two entry points may have the same name.
const PUBLIC = new Map(NAMES.map((hover) => [hover.place.replace(/^\S+ /, ""), hover]));
const OPTIONS = MODULES.flatMap(options);

describe("hovering", () => {
  it.each([...NAMES, ...OPTIONS])("$place shows what it is, and an example", ({ text, examples }) => {
    expect(text).not.toBe("");
    expect(examples).not.toEqual([]);
    expect(examples.filter((example) => !/^```ts\n[^]+\n```$/.test(example))).toEqual([]);
  });

  it("shows no example at two names", () => {
    const examples = [...PUBLIC.values(), ...OPTIONS].flatMap(({ examples }) => examples);
    expect(examples.filter((example, index) => examples.indexOf(example) !== index)).toEqual([]);
  });

  it("is tried on names of every entry point, of values and of types, and on options", () => {
    const places = NAMES.map(({ place }) => place);
    expect(places).toEqual(
      expect.arrayContaining(["index.ts NotFound", "index.ts Row", "testing.ts errorResponse"]),
    );
    expect(new Set(places.map((place) => place.split(" ")[0]))).toEqual(new Set(ENTRIES));
    expect(OPTIONS.map(({ place }) => place)).toEqual(
      expect.arrayContaining(["AllowOption.allow", "ErrorHandlerOptions.html", "LoggerOptions.mapped"]),
    );
  });
});
