import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";

const SOURCE = join(__dirname, "..", "..", "src");

/** The files of `src`, or of a folder in it, by their paths within `src`. */
export function sourceFiles(folder = ""): string[] {
  return readdirSync(join(SOURCE, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The folders of `src`, each of which is a room. */
export function rooms(): string[] {
  return readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(SOURCE, file), "utf8"), ts.ScriptTarget.Latest, true);
}

/** The modules that a file imports, or exports from, as they are written there; types too, unless values alone are asked for. */
export function importedModules(file: string, which: "all" | "values" = "all"): string[] {
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    if (which === "values" && isImportOfTypes(node)) return;
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier)) specifiers.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return specifiers;
}

/** Whether an import or export is of types alone, so that nothing is loaded by it. */
function isImportOfTypes(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const isNamed = namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return name === undefined && isNamed && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** The names that a file exports, those of types apart. */
export function exportedNames(file: string): { values: string[]; types: string[] } {
  const values = new Set<string>();
  const types = new Set<string>();
  for (const statement of parse(file).statements) {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const { name, isTypeOnly } of statement.exportClause.elements)
        (statement.isTypeOnly || isTypeOnly ? types : values).add(name.text);
    }
    if (!ts.canHaveModifiers(statement) || !isExported(statement)) continue;
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      types.add(statement.name.text);
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      values.add(statement.name?.text ?? "");
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) values.add(name.getText());
  }
  return { values: [...values].sort(), types: [...types].sort() };
}

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
