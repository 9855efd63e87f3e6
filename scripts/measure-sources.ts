import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import ts from "typescript";

/** The texts of source files by their paths within `src`. */
export type Sources = ReadonlyMap<string, string>;

export interface SourceFile {
  /** The path within `src`. */
  readonly path: string;
  /** Lines that hold more than blanks and comments. */
  readonly lines: number;
  /** The number of `import` and `export … from` statements. */
  readonly imports: number;
  /** The modules that these statements name: paths within `src`, and names of packages. */
  readonly modules: readonly string[];
  /** The files of `src` that it loads when it is loaded itself. */
  readonly values: readonly string[];
  /** Those, and the files that it takes only types from. */
  readonly all: readonly string[];
}

/** Files that import each other. */
export interface Circle {
  readonly paths: readonly string[];
  /** No file of the circle is loaded before it is needed, since only types close it. */
  readonly typesOnly: boolean;
}

interface Import {
  readonly module: string;
  readonly typeOnly: boolean;
}

export function readSources(folder: string): Sources {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

export function measureSources(sources: Sources): SourceFile[] {
  return [...sources].map(([path, text]) => measureFile(path, text, sources));
}

function measureFile(path: string, text: string, sources: Sources): SourceFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const statements = importsOf(file).map(({ module, typeOnly }) => ({
    module: pathOf(module, path, sources),
    typeOnly,
  }));
  const own = statements.filter(({ module }) => sources.has(module));
  const unique = (imports: readonly Import[]) => [...new Set(imports.map(({ module }) => module))];
  return {
    path,
    lines: countLines(file),
    imports: statements.length,
    modules: unique(statements),
    values: unique(own.filter(({ typeOnly }) => !typeOnly)),
    all: unique(own),
  };
}

/** Counts the lines of tokens, so that neither a comment nor what looks like one in a text misleads it. */
function countLines(file: ts.SourceFile): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    for (const child of children) visit(child);
    if (children.length > 0 || node.getWidth(file) === 0) return;
    const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line;
    for (let line = lineAt(node.getStart(file)); line <= lineAt(node.getEnd()); line += 1) lines.add(line);
  };
  visit(file);
  return lines.size;
}

function importsOf(file: ts.SourceFile): Import[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    return { module: specifier.text, typeOnly: isTypeOnly(statement) };
  });
}

/** The compiler removes the statement: it, or each name of it, is marked as a type. */
function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly || areTypes(statement.exportClause);
  const clause = statement.importClause;
  if (clause === undefined) return false;
  return (
    clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (clause.name === undefined && areTypes(clause.namedBindings))
  );
}

function areTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (names === undefined || ts.isNamespaceImport(names) || ts.isNamespaceExport(names)) return false;
  return names.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** The path within `src` of an imported file; what is no file of `src` keeps its name. */
function pathOf(module: string, importer: string, sources: Sources): string {
  if (!module.startsWith(".")) return module;
  const path = normalize(join(dirname(importer), module))
    .split(sep)
    .join("/");
  const stem = path.replace(/\.([cm]?)js$/, ".$1ts");
  const candidates = [stem, `${stem}.ts`, join(stem, "index.ts")];
  return candidates.find((candidate) => sources.has(candidate)) ?? path;
}

/** Each set of files that reach each other: first those that do as they are loaded, then those that do by types alone. */
export function findCircles(files: readonly SourceFile[]): Circle[] {
  const loading = stronglyConnected(files, "values");
  const known = new Set(loading.map(String));
  return [
    ...loading.map((paths) => ({ paths, typesOnly: false })),
    ...stronglyConnected(files, "all")
      .filter((paths) => !known.has(String(paths)))
      .map((paths) => ({ paths, typesOnly: true })),
  ];
}

/** The sets of more than one file of which each reaches each other. */
function stronglyConnected(files: readonly SourceFile[], kind: "values" | "all"): string[][] {
  const reach = new Map(files.map(({ path }) => [path, reachedFrom(path, files, kind)]));
  const circles = files.map(({ path }) =>
    files
      .map((file) => file.path)
      .filter((other) => reaches(reach, path, other) && reaches(reach, other, path)),
  );
  const found = new Map(circles.filter((paths) => paths.length > 1).map((paths) => [String(paths), paths]));
  return [...found.values()];
}

function reaches(reach: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  return reach.get(from)?.has(to) ?? false;
}

/** What a file imports, what that imports, and so on: the file itself only if it is in a circle. */
function reachedFrom(path: string, files: readonly SourceFile[], kind: "values" | "all"): Set<string> {
  const reached = new Set<string>();
  const follow = (from: string): void => {
    for (const next of files.find((file) => file.path === from)?.[kind] ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      follow(next);
    }
  };
  follow(path);
  return reached;
}

/** The files that exactly one other imports, with that one. Types count. */
export function importedOnce(files: readonly SourceFile[]): { path: string; importer: string }[] {
  return files.flatMap(({ path }) => {
    const [importer, ...others] = files.filter(({ all }) => all.includes(path));
    return importer === undefined || others.length > 0 ? [] : { path, importer: importer.path };
  });
}
